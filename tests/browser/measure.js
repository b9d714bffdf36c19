// What can be measured of a page as it is drawn: sideways scroll, words cut off, and how large
// its targets are.

const ACT_PX = 44; // what is pressed to act
const TARGET_PX = 24; // WCAG 2.5.8, for anything else that is pressed and stands alone

function measured() {
  const small = [...tooSmall('button', ACT_PX), ...tooSmall('nav a, input, select', TARGET_PX)];
  return [...sideways(), ...cutOff(), ...small];
}

function sideways() {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth > clientWidth + 1 ? [`scrolls sideways, ${scrollWidth} wide`] : [];
}

function tooSmall(selector, least) {
  return [...document.querySelectorAll(selector)]
    .filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .map((one) => [one, one.getBoundingClientRect()])
    .filter(([, { width, height }]) => Math.min(width, height) < least - 0.5)
    .map(([one, { width, height }]) => `${Math.round(width)} x ${Math.round(height)} ${one.outerHTML.slice(0, 120)}`);
}

function cutOff() {
  return [...document.querySelectorAll('body *')]
    .filter((one) => !one.matches('input, textarea, select, svg *, .u-spoken'))
    .filter((one) => one.tabIndex < 0) // what takes focus can be scrolled by its keys
    .filter((one) => one.checkVisibility() && one.clientWidth > 1)
    .filter((one) => isCutSideways(one) || isCutBelow(one))
    .map((one) => `${one.scrollWidth} x ${one.scrollHeight} in ${one.clientWidth} x ${one.clientHeight} ${one.outerHTML.slice(0, 120)}`);
}

function isCutSideways(one) {
  return getComputedStyle(one).overflowX !== 'visible' && one.scrollWidth > one.clientWidth + 1;
}

// A title that is shown in two lines is whole where it leads.
function isCutBelow(one) {
  const { overflowY, webkitLineClamp } = getComputedStyle(one);
  const holds = ['hidden', 'clip'].includes(overflowY) && webkitLineClamp === 'none';
  return holds && one.scrollHeight > one.clientHeight + 1;
}
