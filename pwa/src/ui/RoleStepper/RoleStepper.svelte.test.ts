/** Each role's presses say which role they are of, and how far they step. */
import { fireEvent, render, screen } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import RoleStepper from './RoleStepper.svelte';

describe('RoleStepper', () => {
  it('steps the role whose press it was', async () => {
    const onstep = vi.fn();
    const role = (key: string, name: string) => ({
      key,
      name,
      words: '0',
      less: `One less: ${name}`,
      more: `One more: ${name}`,
    });
    render(RoleStepper, {
      label: 'Who is here',
      roles: [role('student', 'Student'), role('nurse', 'Nurse')],
      onstep,
    });
    expect(screen.getByRole('list', { name: 'Who is here' }).children).toHaveLength(2);
    await fireEvent.click(screen.getByRole('button', { name: 'One more: Nurse' }));
    await fireEvent.click(screen.getByRole('button', { name: 'One less: Student' }));
    expect(onstep.mock.calls).toEqual([['nurse', 1], ['student', -1]]);
  });
});
