/** The app starts here: once, into the one element of the page. */

import { mount } from 'svelte';

import '../ui/tokens.css';
import '../ui/base.css';
import App from './App.svelte';
import { keepFocus } from './focus';

const target = document.getElementById('app');
keepFocus(document);
if (target !== null) mount(App, { target });
