// The documented members of WeChat's globals that this mini-program uses, and no others.

interface PageInstance<Data> {
  data: Data;
  setData(changes: Partial<Data>): void;
}

declare function App(options: object): void;
declare function Page<Data extends object, Members extends object>(
  options: { data: Data } & Members & ThisType<Members & PageInstance<Data>>,
): void;

interface InputEvent {
  detail: { value: string };
}
