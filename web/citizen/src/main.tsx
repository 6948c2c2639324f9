import { render } from 'preact';
import { CitizenApp } from './app';
import { page_core } from './platform/core';
import { browser_host } from './platform/host';
import '../../parts/tokens.css';
import './styles/frame.css';
import './styles/parts.css';
import './styles/notes.css';
import './styles/fields.css';
import './styles/photo.css';
import './styles/elder.css';
import './styles/print.css';

const host = browser_host();
render(<CitizenApp host={host} />, document.getElementById('page')!);
// Whoever needs the core asks again and is told if it did not come.
page_core().catch(() => undefined);
