/** The gallery's pages are chosen by `?page=`: `parts` shows all, the others whole screens. */
import '../src/ui/tokens.css';
import '../src/ui/base.css';
import { mount, type Component } from 'svelte';

const pages = import.meta.glob<{ readonly default: Component }>('./*.svelte');
const wanted = new URLSearchParams(location.search).get('page') ?? 'Parts';
const page = await pages[`./${wanted}.svelte`]?.();
const target = document.querySelector('#app');
if (page && target) mount(page.default, { target });
