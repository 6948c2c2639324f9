// WeChat's calls tell their end by callbacks; here they are promises.

/** Rejects with what WeChat says of a failure: the user's cancelling is one. */
export function called<Success>(call: (callbacks: Required<WxCallbacks<Success>>) => void): Promise<Success> {
  return new Promise((resolve, reject) => call({ success: resolve, fail: ({ errMsg }) => reject(new Error(errMsg)) }));
}
