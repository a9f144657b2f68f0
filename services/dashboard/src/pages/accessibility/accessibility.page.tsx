interface AccessibilityProps {
  readonly county: string;
  /** Where barriers are reported; absent where the county named no address. */
  readonly contact: string | undefined;
}

/** What holds, what does not hold yet, and to whom a barrier is reported. Nothing is claimed that was not checked. */
export const AccessibilityPage = ({ county, contact }: AccessibilityProps) => (
  <>
    <section aria-labelledby="stand-titel">
      <h2 class="kern-heading-medium" id="stand-titel">
        Stand
      </h2>
      <p class="kern-body">
        Diese Erklärung gilt für die Seiten der Anwendung „Verzahnung von Integration und Bildung“ ({county}). Maßstab
        sind die europäische Norm EN 301 549 und die Web Content Accessibility Guidelines 2.1, Stufe AA. Die Seiten sind
        damit teilweise vereinbar: geprüft wurde von den Entwicklerinnen und Entwicklern selbst, nicht von einer
        unabhängigen Stelle.
      </p>
      <p class="kern-body">Selbsttätig geprüft werden bei der Entwicklung:</p>
      <ul class="kern-list kern-list--bullet">
        <li class="kern-body">die Seiten mit den Regeln von axe-core, breit und auf 320 Pixeln</li>
        <li class="kern-body">Anmelden, Annehmen und Zurückgeben allein mit der Tastatur</li>
        <li class="kern-body">die wichtigsten Wege ohne Skript</li>
      </ul>
    </section>
    <section aria-labelledby="luecken-titel">
      <h2 class="kern-heading-medium" id="luecken-titel">
        Was noch nicht barrierefrei ist
      </h2>
      <ul class="kern-list kern-list--bullet">
        <li class="kern-body">Erläuterungen in Deutscher Gebärdensprache und in Leichter Sprache fehlen.</li>
        <li class="kern-body">Die Seiten gibt es nur auf Deutsch.</li>
        <li class="kern-body">Mit Vorleseprogrammen haben Menschen die Seiten noch nicht erprobt.</li>
        <li class="kern-body">
          Die Karte unterscheidet Gemeinden nach Helligkeit; dieselben Zahlen stehen in der Tabelle daneben.
        </li>
      </ul>
    </section>
    <section id="rueckmeldung" aria-labelledby="rueckmeldung-titel">
      <h2 class="kern-heading-medium" id="rueckmeldung-titel">
        Barriere melden
      </h2>
      {contact === undefined ? (
        <p class="kern-body">
          Für diese Installation ist noch keine Anschrift hinterlegt. Bitte wenden Sie sich an die Stelle, von der Sie
          Ihr Konto haben.
        </p>
      ) : (
        <p class="kern-body">
          Sie stoßen auf eine Barriere oder brauchen Inhalte in anderer Form? Schreiben Sie an{' '}
          <a class="kern-link" href={`mailto:${contact}`}>
            {contact}
          </a>
          .
        </p>
      )}
      <p class="kern-body">
        Bleibt die Antwort aus oder hilft sie nicht, vermittelt die Schlichtungsstelle nach dem Niedersächsischen
        Behindertengleichstellungsgesetz.
      </p>
    </section>
    <p class="kern-body">
      <a class="kern-link" href="/start">
        Zur Startseite
      </a>
    </p>
    <p class="kern-body kern-body--small">Diese Erklärung ist vom 25.11.2026.</p>
  </>
);
