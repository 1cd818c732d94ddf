import { Component, type ReactElement, type ReactNode } from 'react';
import { messages } from '../../messages/index.ts';
import styles from './boundary.module.css';
import { LinkField } from './LinkField.tsx';

interface Props {
  /** What stands in the place of all that has failed: its element, and how the sentence names it. */
  readonly part: 'page' | 'view' | 'panel';
  /** Another value is another content, which has not failed. */
  readonly content?: string;
  readonly children: ReactNode;
}

interface State {
  readonly failed: { readonly detail: string; readonly content: string | undefined } | undefined;
}

/**
 * Keeps an error while rendering to a part of the page: there it shows what went wrong, the link, which
 * gives the same run and view again, and two ways on. React has no hook for this.
 */
export class Boundary extends Component<Props, State> {
  override state: State = { failed: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { failed: { detail: String(error), content: undefined } };
  }

  static getDerivedStateFromProps({ content }: Props, { failed }: State): State | null {
    if (failed === undefined) return null;
    if (failed.content === undefined) return { failed: { ...failed, content } };
    return failed.content === content ? null : { failed: undefined };
  }

  override render(): ReactElement {
    const { part, children } = this.props;
    const { failed } = this.state;
    if (failed === undefined) return <>{children}</>;
    const Place = part === 'panel' ? 'div' : 'main';
    return (
      <Place className={styles['failed']} tabIndex={-1}>
        <p role="alert">{messages.shell.failed(part, failed.detail)}</p>
        <LinkField />
        <p>
          <button type="button" onClick={() => this.setState({ failed: undefined })}>
            {messages.shell.showAgain()}
          </button>{' '}
          <button type="button" onClick={() => window.location.reload()}>
            {messages.shell.reload()}
          </button>
        </p>
      </Place>
    );
  }
}
