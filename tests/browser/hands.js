// Where a driver has no hands of its own: fields by their label, buttons by their words.

function shown(element) {
  return element.getClientRects().length > 0;
}

function press(words) {
  const named = [...document.querySelectorAll('button')].filter(shown);
  const button = named.find((one) => one.textContent.trim().startsWith(words));
  button?.click();
  return button !== undefined;
}

function fill(words, value) {
  const labels = [...document.querySelectorAll('label')];
  const field = labels.find((one) => one.textContent.trim().startsWith(words))?.control;
  if (!field) return false;
  field.focus();
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  return true;
}
