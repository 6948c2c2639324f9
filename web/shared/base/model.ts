// A page's state and who wants to know of it: all a view model needs, in any host and with any framework.

export type Listener = () => void;

/** `state` is replaced, never changed in place, so that a page may compare by identity. */
export abstract class Model<State extends object> {
  private current: State;
  private readonly listeners = new Set<Listener>();

  protected constructor(initial: State) {
    this.current = initial;
  }

  get state(): State {
    return this.current;
  }

  /** Answers how to stop listening. */
  subscribe(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  protected set(change: Partial<State>): void {
    this.current = { ...this.current, ...change };
    for (const listener of [...this.listeners]) listener();
  }
}
