/** Code that does not come with the page: requested once, unless that fails. */
export class FetchedCode<Code> {
  private readonly load: () => Promise<Code>;
  private requested: Promise<Code | undefined> | undefined;
  private code: Code | undefined;

  constructor(load: () => Promise<Code>) {
    this.load = load;
  }

  /** The code, once it is there. */
  get current(): Code | undefined {
    return this.code;
  }

  /** Nothing where it could not be fetched: offline, or the site has changed since. Never rejects. */
  fetch(): Promise<Code | undefined> {
    this.requested ??= this.load().then(
      (code) => {
        this.code = code;
        return code;
      },
      () => {
        this.requested = undefined;
        return undefined;
      },
    );
    return this.requested;
  }
}
