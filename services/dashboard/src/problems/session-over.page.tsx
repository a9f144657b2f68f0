import { Alert } from '../layout/alert.js';
import { type TypedForm, typedTexts } from './typed-form.js';

interface SessionOverProps {
  readonly form: TypedForm;
  readonly signIn: string;
}

/** A form that came too late: signing in beside it, and sending it as it was typed. */
export const SessionOverPage = ({ form, signIn }: SessionOverProps) => {
  const typed = typedTexts(form);
  return (
    <section class="vz-form" aria-label="Was Sie tun können">
      <Alert tone="warning" title="Ihre Anmeldung ist abgelaufen. Das Formular ist noch nicht gesendet." />
      <ol class="kern-list kern-list--number">
        <li class="kern-body">
          <a class="kern-link" href={signIn} target="_blank" rel="noopener">
            In einem neuen Fenster anmelden
          </a>
        </li>
        <li class="kern-body">Hierher zurückkehren und das Formular noch einmal senden.</li>
      </ol>
      {typed.length > 0 && (
        <>
          <p class="kern-body">Eingegeben ist:</p>
          <ul class="kern-list">
            {typed.map((text) => (
              <li key={text} class="kern-body">
                {text}
              </li>
            ))}
          </ul>
        </>
      )}
      <form method="post" action={form.action}>
        {form.fields.map(([name, value]) => (
          <input key={`${name}-${value}`} type="hidden" name={name} value={value} />
        ))}
        <button type="submit" class="kern-btn kern-btn--primary">
          <span class="kern-label">Noch einmal senden</span>
        </button>
      </form>
    </section>
  );
};
