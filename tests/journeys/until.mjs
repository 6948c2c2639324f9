// Asks until what is waited for has happened; the test's own limit of time ends it if it never does.

export async function until(has_happened) {
  while (!(await has_happened()));
}
