/** Who works with the dashboard. */
export const team = {
  staff: 'Only owners and managers see who is on the team.',
  members: 'Members',
  roles: { owner: 'Owner', manager: 'Manager', staff: 'Staff' },
  you: '(you)',
  change: 'Change',
  changeOf: (name: string) => `Change the role of ${name}`,
  mayDo: (name: string) => `What ${name} may do`,
  leave: 'Leave',
  leaveTeam: 'Leave the team',
  leaveBusiness: (business: string) => `Leave ${business}?`,
  consequence: (self: boolean, business: string) =>
    `${self ? 'You' : 'They'} can no longer see anything of ${business}. Their calendar and their bookings stay.`,

  role: 'Role',
  rights: {
    owner: 'Owner: everything, and who is on the team',
    manager: 'Manager: everything but the owners',
    staff: 'Staff: their own calendar',
  },
  who: 'Who they are',
  whoOptional: 'Who they are, if they have a calendar',
  whoExample: 'One of your staff',
  whoMissing: 'Say which of your staff they are.',

  invite: 'Invite somebody',
  send: 'Send the invitation',
  seePlans: 'See the plans',
  sent: (to: string) =>
    `On its way to ${to}. You can hand the link over yourself, too; it is shown only now:`,
  copyLink: 'Copy the link',
  invited: 'Invited',
  expired: 'Expired',
  until: (date: string) => `Until ${date}`,
  sendAgain: 'Send again',
  sendAgainTo: (email: string) => `Send again to ${email}`,
  revokeOf: (email: string) => `Revoke the invitation of ${email}`,
};
