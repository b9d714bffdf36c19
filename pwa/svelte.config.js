/** Every component is written with runes; the compiler's accessibility warnings fail the check. */

export default {
  compilerOptions: { runes: true },
};
