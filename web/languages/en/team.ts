/** Who works with the dashboard. */
export const team = {
  staff: 'Only owners and managers can see the team.',
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
    `${self ? 'You' : 'They'} will no longer have access to ${business}. ${self ? 'Your' : 'Their'} calendar and bookings stay.`,

  role: 'Role',
  rights: {
    owner: 'Owner: everything, including the team and billing',
    manager: 'Manager: everything except changing owners',
    staff: 'Staff: their own calendar',
  },
  who: 'Staff member',
  whoOptional: 'Staff member, if they have a calendar',
  whoExample: 'Choose a staff member',
  whoMissing: 'Choose which staff member this is.',

  phone: 'Phone',
  phoneNumber: 'Phone number',
  phoneAbout:
    'Your receptionist rings it when it puts a caller through, and notices by text go to it. Callers never hear it.',
  savePhone: 'Save phone',
  phoneSaved: 'Phone saved.',

  invite: 'Invite someone',
  send: 'Send invitation',
  seePlans: 'See plans',
  sent: (to: string) =>
    `Invitation sent to ${to}. You can also send them this link yourself. We only show it now:`,
  copyLink: 'Copy link',
  invited: 'Invited',
  expired: 'Expired',
  until: (date: string) => `Until ${date}`,
  sendAgain: 'Send again',
  sendAgainTo: (email: string) => `Send again to ${email}`,
  revokeOf: (email: string) => `Revoke the invitation for ${email}`,
};
