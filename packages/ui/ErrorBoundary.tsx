/** Catches a fault of one page, so that the rest of the app stays usable. */
import { Component, type ReactNode } from 'react';

interface Props {
  children: ReactNode;
  /** Shown instead; told how to try again. */
  fallback: (again: () => void) => ReactNode;
}

export class ErrorBoundary extends Component<Props, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? this.props.fallback(() => this.setState({ broken: false })) : this.props.children;
  }
}
