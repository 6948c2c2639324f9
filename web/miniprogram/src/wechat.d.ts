// The documented members of WeChat's globals that this mini-program uses, and no others.

interface PageInstance<Data> {
  data: Data;
  setData(changes: object): void;
}

declare function App(options: object): void;
declare function Page<Data extends object, Members extends object>(
  options: { data: Data } & Members & ThisType<Members & PageInstance<Data>>,
): void;

interface ComponentInstance {
  data: { part: { act?: string } };
  triggerEvent(name: string, detail: object, options: { bubbles: boolean; composed: boolean }): void;
  createSelectorQuery(): WxSelectorQuery;
}
declare function Component<Methods extends object>(options: {
  options?: { styleIsolation: 'apply-shared' };
  properties: { part: { type: ObjectConstructor; value: object } };
  methods: Methods & ThisType<Methods & ComponentInstance>;
}): void;

/** Of a tap, and of what an input or picker says. */
interface WxEvent {
  detail: { value: string };
  currentTarget: { dataset: { value?: string } };
  touches: { clientX: number; clientY: number }[];
}

interface WxFailure {
  errMsg: string;
}
interface WxCallbacks<Success> {
  success?(result: Success): void;
  fail?(failure: WxFailure): void;
}

interface WxRequestTask {
  abort(): void;
  /** From base library 2.20.2. */
  onChunkReceived(listener: (chunk: { data: ArrayBuffer }) => void): void;
  onHeadersReceived(listener: (head: { header: Record<string, string> }) => void): void;
}
interface WxRequest extends WxCallbacks<{ statusCode: number; header: Record<string, string>; cookies?: string[]; data: string }> {
  url: string;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  header: Record<string, string>;
  data?: string | ArrayBuffer;
  dataType: 'text';
  responseType: 'text';
  timeout: number;
  enableChunked?: boolean;
}

interface WxImage {
  width: number;
  height: number;
  onload: () => void;
  onerror: () => void;
  src: string;
}
/** Of Canvas 2D (base library 2.9.0), which has the members of a browser's. */
interface WxDrawing {
  fillStyle: string;
  fillRect(x: number, y: number, width: number, height: number): void;
  drawImage(image: WxImage, x: number, y: number, width: number, height: number): void;
  save(): void;
  restore(): void;
  translate(x: number, y: number): void;
  rotate(angle: number): void;
  scale(x: number, y: number): void;
  beginPath(): void;
  rect(x: number, y: number, width: number, height: number): void;
  clip(): void;
}
interface WxCanvas {
  width: number;
  height: number;
  createImage(): WxImage;
  getContext(kind: '2d'): WxDrawing;
}

interface WxSelectorQuery {
  select(selector: string): {
    fields(fields: { node: true }): { exec(done: (found: ({ node: WxCanvas } | null)[]) => void): void };
    boundingClientRect(): { exec(done: (found: (WxBox | null)[]) => void): void };
  };
}
interface WxBox {
  left: number;
  top: number;
  width: number;
  height: number;
}

interface Wx {
  getAppBaseInfo(): { language?: string; fontSizeScaleFactor?: number };
  request(request: WxRequest): WxRequestTask;
  getStorageInfo(request: WxCallbacks<{ keys: string[] }>): void;
  /** `encrypt` from base library 2.21.3. */
  getStorage(request: { key: string; encrypt: true } & WxCallbacks<{ data: string }>): void;
  setStorage(request: { key: string; data: string; encrypt: true } & WxCallbacks<object>): void;
  removeStorage(request: { key: string } & WxCallbacks<object>): void;
  getRandomValues(request: { length: number } & WxCallbacks<{ randomValues: ArrayBuffer }>): void;
  login(request: WxCallbacks<{ code: string }>): void;
  /** Only while a tap is being handled; three templates at most. What was answered stands under each template's id. */
  requestSubscribeMessage(request: { tmplIds: string[] } & WxCallbacks<Record<string, string>>): void;
  getNetworkType(request: WxCallbacks<{ networkType: string }>): void;
  onNetworkStatusChange(listener: (state: { isConnected: boolean }) => void): void;
  navigateTo(request: { url: string } & WxCallbacks<object>): void;
  redirectTo(request: { url: string } & WxCallbacks<object>): void;
  reLaunch(request: { url: string }): void;
  navigateBack(request: { delta: number }): void;
  setNavigationBarTitle(request: { title: string }): void;
  /** `selector` from base library 2.7.3. */
  pageScrollTo(request: { duration: number } & ({ scrollTop: number } | { selector: string })): void;
  chooseMedia(
    request: { count: 1; mediaType: ['image']; sourceType: ('album' | 'camera')[]; sizeType: ['original'] } & WxCallbacks<{
      tempFiles: { tempFilePath: string; size: number }[];
    }>,
  ): void;
  chooseMessageFile(
    request: { count: 1; type: 'file' } & WxCallbacks<{ tempFiles: { path: string; size: number; name: string }[] }>,
  ): void;
  getFileSystemManager(): {
    readFile(request: { filePath: string } & WxCallbacks<{ data: ArrayBuffer }>): void;
  };
  createSelectorQuery(): WxSelectorQuery;
  canvasToTempFilePath(
    request: { canvas: WxCanvas; fileType: 'jpg' | 'png'; quality: number; destWidth: number; destHeight: number } & WxCallbacks<{
      tempFilePath: string;
    }>,
  ): void;
}
declare const wx: Wx;
