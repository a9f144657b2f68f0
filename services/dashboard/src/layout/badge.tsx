export type Tone = 'info' | 'success' | 'warning' | 'danger';

/** A status as a word, with colour as help only. */
export const Badge = ({ tone, text }: { tone: Tone; text: string }) => (
  <span class={`kern-badge kern-badge--small kern-badge--${tone}`}>
    <span class="kern-label kern-label--small">{text}</span>
  </span>
);
