// What a document holds itself: the texts of its `<script>` and `<style>` elements without attributes, the same that the server
// names in the page's policy.

/** `element`: `script` or `style`. */
export const inlined = (html, element) => [...html.matchAll(new RegExp(`<${element}>(.*?)</${element}>`, 'gs'))].map(([, text]) => text);
