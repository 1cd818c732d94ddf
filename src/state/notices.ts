/** What a person should know until they dismiss it: repairs of a link, a fingerprint that differs. */
import type { StoreApi } from 'zustand/vanilla';
import type { Changes } from './changes.ts';
import { type Notice, withNotice } from './problem.ts';

export interface NoticesState {
  readonly list: readonly Notice[];
}

export class Notices {
  private readonly store: StoreApi<NoticesState>;

  constructor(changes: Changes) {
    this.store = changes.store<NoticesState>({ list: [] });
  }

  get state(): NoticesState {
    return this.store.getState();
  }

  /** Each once: a link can have the same fault in several places. */
  replace(list: readonly Notice[]): void {
    const distinct = list.reduce<readonly Notice[]>(withNotice, []);
    if (distinct.length > 0 || this.state.list.length > 0) this.store.setState({ list: distinct });
  }

  add(notice: Notice): void {
    const { list } = this.state;
    const more = withNotice(list, notice);
    if (more !== list) this.store.setState({ list: more });
  }

  /** Takes off those of a code, which no longer hold. */
  withdraw(code: Notice['code']): void {
    this.replace(this.state.list.filter((notice) => notice.code !== code));
  }

  dismiss(): void {
    this.replace([]);
  }
}
