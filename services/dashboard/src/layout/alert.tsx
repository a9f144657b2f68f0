import type { ComponentChildren } from 'preact';
import type { Tone } from './badge.js';

/** A notice at the top of the page: what happened, or what is wrong. */
export const Alert = ({ tone, title, children }: { tone: Tone; title: string; children?: ComponentChildren }) => (
  <div class={`kern-alert kern-alert--${tone}`} role={tone === 'danger' ? 'alert' : 'status'}>
    <div class="kern-alert__header">
      <span class={`kern-icon kern-icon--${tone}`} aria-hidden="true"></span>
      <span class="kern-title">{title}</span>
    </div>
    {children !== undefined && <div class="kern-alert__body">{children}</div>}
  </div>
);
