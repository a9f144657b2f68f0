/** Bearer tokens of a demo user, as long as the issuer stands by them. */
export class TokenSource {
  private known: Promise<string> | undefined;

  constructor(
    private readonly issuer: string,
    private readonly user: string,
  ) {}

  async token(): Promise<string> {
    this.known ??= this.fetch();
    try {
      return await this.known;
    } catch (error) {
      this.known = undefined;
      throw error;
    }
  }

  forget(): void {
    this.known = undefined;
  }

  private async fetch(): Promise<string> {
    const answer = await fetch(`${this.issuer}/dev/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user: this.user }),
    });
    const { access_token: token } = (await answer.json()) as { readonly access_token?: string };
    if (token === undefined) throw new Error(`no token for ${this.user}: ${answer.status}`);
    return token;
  }
}
