// Whatever a policy stopped is said in the console, where the tests hear it.
addEventListener('securitypolicyviolation', (event) => {
  console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`);
});
