import fc from 'fast-check';
import { expect, test } from 'vitest';
import { english } from '../../languages/en/index.ts';
import { anyStaff, namedStaff, sameName } from './naming.ts';

test('a person is found by a part of the name, and only by a whole word', () => {
  const staff = [{ name: 'Sam Miller' }, { name: 'Alex' }];
  expect(namedStaff('with sam please', staff, english).requested?.name).toBe('Sam Miller');
  expect(namedStaff('the same as last time', staff, english)).toMatchObject({ requested: null, refused: [] });
  expect(anyStaff('whoever is free', english)).toBe(true);
});

test.each([
  ['anybody but Sam', null, ['Sam']],
  ['anyone except sam please', null, ['Sam']],
  ["not with Sam, I didn't like it", null, ['Sam']],
  ["I don't want Sam", null, ['Sam']],
  ["someone who isn't Alex", null, ['Alex']],
  ['with Sam. no, not Sam', null, ['Sam']],
  ['Sam, no, Alex', 'Alex', []],
  ['not Sam, Alex', 'Alex', ['Sam']],
  ['not Sam. well, Sam then', 'Sam', []],
  ['Tuesday but Sam please', 'Sam', []],
  ['anyone else but Sam', null, ['Sam']],
  ['anybody apart from Sam', null, ['Sam']],
  ["I don't want to see Sam", null, ['Sam']],
  ["I don't want an appointment with Sam", null, ['Sam']],
  ["it can't be Sam", null, ['Sam']],
  ['why not Sam', 'Sam', []],
  ['I want to see Sam', 'Sam', []],
  ['Alex instead of Sam', 'Alex', ['Sam']],
  ['Sam instead', 'Sam', []],
])('the words %j ask for %j and refuse %j', (words, requested, refused) => {
  const named = namedStaff(words, [{ name: 'Sam' }, { name: 'Alex' }], english);
  expect(named.requested?.name ?? null).toBe(requested);
  expect(named.refused.map(({ name }) => name)).toEqual(refused);
  expect(anyStaff(words, english)).toBe(false);
});

test.each([
  ['Maria', 'Maria Lopez'],
  ["it's Lopez", 'Maria Lopez'],
  ['my name is Mrs. Lopez', 'Maria Lopez'],
  ['maria lopez', 'Maria Lopez'],
  ['Maria Lopez', 'Maria Lopez Garcia'],
  ['Jose Obrien', 'José O’Brien'],
  ['José', 'Jose\u0301 Diaz'],
  ['Smith', 'Dr. Smith'],
  ['Smith', 'James Smith Jr.'],
  ['Will', 'Will Smith'],
  ['Al', 'Al'],
  ['Im', 'Im'],
  ["O'Neil", 'Bonnie O\u2019Neil'],
  ['OConnor', "O'Connor"],
  ['O Neil', "O'Neil"],
  ["O'Neil", 'O Neil'],
  ['Strasse', 'Stra\u00dfe'],
  ['Soren', 'S\u00f8ren Kierkegaard'],
  ['Mueller', 'Anna M\u00fcller'],
  ['Luis Hernandez', 'Luis Hern\u00e1ndez'],
  ['Jean Luc', 'Jean-Luc Picard'],
  ['Chris Hall', 'Christopher Hall'],
  ['Robert', 'Bob Smith'],
  ['will', 'William Smith'],
  ['Luis Garcia here', 'Luis Garcia'],
  ['hi my name is Chen Wei', 'Wei Chen'],
])('the name in %j matches %j', (said, onFile) => {
  expect(sameName(said, onFile, english)).toBe(true);
});

test.each([
  ['', 'Maria Lopez'],
  ['', ''],
  ['Maria', ''],
  ['Mar', 'Maria Lopez'],
  ['Maria Gomez', 'Maria Lopez'],
  ['Anna Maria', 'Maria Lopez'],
  ['will you look it up', 'Will Smith'],
  ['may I', 'May Jones'],
  ['may be', 'May Jones'],
  ['it is my name', 'My Nguyen'],
  ['this is', 'Is Demir'],
  ['doctor', 'Dr. Smith'],
  ['the', 'The Nguyen'],
  ['hi, calling', 'Maria Lopez'],
  ['de la', 'Maria de la Cruz'],
  ['Earl', 'James Earl Jones'],
  ['J', 'J Smith'],
  ['Smith Jones Miller Maria', 'Maria Lopez'],
  ['Rob', 'Bob Smith'],
  ['Bob Jones', 'Robert Smith'],
  ['Liz', 'Mary Elizabeth'],
  ['will you look', 'William Smith'],
])('the name in %j does not match %j', (said, onFile) => {
  expect(sameName(said, onFile, english)).toBe(false);
});

test('a caller who says the right name among other names has not given it', () => {
  const around =
    'it its is this that thats im my name names under mr mrs ms miss mister doctor dr prof sir madam jr sr junior senior the here speaking calling please thanks hi hello';
  const other = fc
    .stringMatching(/^[a-z]{2,8}$/)
    .filter((word) => !['quentin', 'vandermolen', ...around.split(' ')].includes(word));
  fc.assert(
    fc.property(fc.array(other, { minLength: 1, maxLength: 6 }), fc.nat(6), (others, at) => {
      expect(sameName(others.toSpliced(at, 0, 'Quentin').join(' '), 'Quentin Vandermolen', english)).toBe(
        false,
      );
    }),
  );
});

const team = (names: string) => names.split(',').map((name) => ({ name }));

test.each([
  ['a haircut with Zoe on Friday', 'Zoë,Sam', 'Zoë'],
  ['can I see Jose tomorrow', 'José,Sam', 'José'],
  ['will Tuesday at three work for a haircut', 'Will,Sam', null],
  ['Will Tuesday at three work for a haircut', 'Will,Sam', null],
  ['I may come in on Friday', 'May,Sam', null],
  ['mark me down for Tuesday at three', 'Mark,Sam', null],
  ['Mark me down please', 'Mark,Sam', null],
  ["I'd like Sam's next opening", 'Sam,Alex', 'Sam'],
  ['sams next opening', 'Sam,Alex', 'Sam'],
  ['an appointment on December 31', 'On,Sam', null],
  ['with Darcy please', "D'Arcy,Sam", "D'Arcy"],
  ['I hope to come at two', 'Hope,Sam', null],
  ['what will it cost', 'Will,Sam', null],
  ['do you mark appointments in red', 'Mark,Sam', null],
  ['James Miller please', 'James Carter,James Miller', 'James Miller'],
  ['James please. Miller', 'James Carter,James Miller', 'James Miller'],
  ['James Miller please. yes James', 'James Carter,James Miller', 'James Miller'],
  ['James C please', 'James Carter,James Miller', 'James Carter'],
  ['with Will on Friday', 'Will,Sam', 'Will'],
  ['is Will in on Friday', 'Will,Sam', 'Will'],
  ['Will please', 'Will,Sam', 'Will'],
  ['will', 'Will,Sam', 'Will'],
  ['will I get a text?', 'Will,Sam', null],
  ['I want Will', 'Will,Sam', 'Will'],
  ["Will's next opening", 'Will,Sam', 'Will'],
  ['haircut on Tuesday. will', 'Will,Sam', 'Will'],
  ['will you be open', 'Will,Sam', null],
  ['Does Mark work Fridays', 'Mark,Sam', 'Mark'],
  ['how much will it be with Mark', 'Mark,Will', 'Mark'],
  ['sometime in May', 'May,Sam', null],
  ['May 5th', 'May,Sam', null],
  ['haircut with May on May 5th', 'May,Sam', 'May'],
  ['on May 5th with May', 'May,Sam', 'May'],
  ['see you in June', 'June,Sam', null],
  ['grace period', 'Grace,Sam', null],
  ['can you bill me', 'Bill,Sam', null],
  ['can I pay the bill', 'Bill,Sam', null],
  ['by Bill please', 'Bill,Sam', 'Bill'],
  ['the price rose', 'Rose,Sam', null],
  ['with rose', 'Rose,Sam', 'Rose'],
  ['is Art there', 'Art,Sam', 'Art'],
  ['nail art', 'Art,Sam', null],
  ['jack up', 'Jack,Sam', null],
  ['Drew', 'Drew,Sam', 'Drew'],
  ['he drew blood', 'Drew,Sam', null],
  ["what's the price", 'Anna Price,Sam', null],
  ['Mrs Price please', 'Anna Price,Sam', 'Anna Price'],
  ['how long', 'Sam Long,Alex', null],
  ['with Anna', 'Anna Price,Sam', 'Anna Price'],
  ['hi this is Sam Fisher, a haircut Tuesday', 'Sam,Alex', null],
  ['my name is Sam', 'Sam,Alex', null],
  ['a haircut for my son Sam', 'Sam,Alex', null],
  ['with Bob', 'Robert Jones,Sam', 'Robert Jones'],
  ['with Liz', 'Elizabeth,Sam', 'Elizabeth'],
  ['with Bob', 'Robert,Bob', 'Bob'],
  ['with Jean Luc', 'Jean-Luc,Sam', 'Jean-Luc'],
  ["with O'Neil", 'O Neil,Sam', 'O Neil'],
  ['with an artist', 'An,Sam', null],
  ['with An please', 'An,Sam', 'An'],
  ['with my husband', 'My,Sam', null],
  ['Dr Smith', 'Dr. Smith,Dr. Jones', 'Dr. Smith'],
  ['the doctor', 'Dr. Smith,Dr. Jones', null],
  ['do you have anything on Friday', 'Do,On,Sam', null],
  ['can mark do it tomorrow', 'Mark,Sam', 'Mark'],
  ["I'd like will on Friday", 'Will,Sam', 'Will'],
  ["I'd like a hair cut will you have time", 'Will,Sam', null],
  ['what will I need', 'Will,Sam', null],
  ['Friday, will that work', 'Will,Sam', null],
  ['who will be there', 'Will,Sam', null],
  ['will be there', 'Will,Sam', null],
  ['hope so', 'Hope,Sam', null],
  ['is hope working today', 'Hope,Sam', 'Hope'],
  ["I'll come by at two", 'By,Sam', null],
])('the words %j, where the staff are %s, ask for %j', (words, names, person) => {
  expect(namedStaff(words, team(names), english).requested?.name ?? null).toBe(person);
});

test.each([
  ['James please', ['James Carter', 'James Miller'], null],
  ['James Miller please', [], 'James Miller'],
  ['James C please', [], 'James Carter'],
  ['James please. Miller', [], 'James Miller'],
  ['James Miller please. Yes, James', [], 'James Miller'],
])('of two with one name, %j leaves %j to choose from', (words, unclear, person) => {
  const named = namedStaff(words, team('James Carter,James Miller'), english);
  expect(named.unclear.map(({ name }) => name)).toEqual(unclear);
  expect(named.requested?.name ?? null).toBe(person);
});
