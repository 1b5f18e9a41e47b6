import { inBoth } from '../../language.ts'

export const disclosureProposalTexts = inBoth(
  {
    proposal: 'En afgørelse venter på at blive godkendt',
    ownProposal: 'Du har truffet den. En anden skal godkende den, før ansøgeren får den.',
    otherProposal: 'En kollega har truffet den. Læs den, og godkend den, eller send den tilbage.',
    approve: 'Godkend afgørelsen',
    sendBack: 'Send den tilbage',
    takeBack: 'Træk den tilbage, og skriv den om',
    decisionStatus: {
      proposed: 'Venter på godkendelse',
      approved: 'Gælder',
      returned: 'Sendt tilbage',
    },
    decision: (number: number) => `Afgørelse ${number}`,
    part: 'En del. Resten kommer senere.',
    decided: 'Truffet',
    guidance: 'Sådan klager man',
  },
  {
    proposal: 'A decision waits to be approved',
    ownProposal: 'You made it. Somebody else must approve it before the applicant gets it.',
    otherProposal: 'A colleague made it. Read it, and approve it, or send it back.',
    approve: 'Approve the decision',
    sendBack: 'Send it back',
    takeBack: 'Take it back, and write it anew',
    decisionStatus: {
      proposed: 'Waits for approval',
      approved: 'Stands',
      returned: 'Sent back',
    },
    decision: (number: number) => `Decision ${number}`,
    part: 'A part. The rest follows.',
    decided: 'Made',
    guidance: 'How to complain',
  },
)
