"""A small thesaurus: words that may stand for each other without changing what is claimed.

Only meaning-preserving groups belong here; a group too many hides a changed claim, one too few
costs a little coverage. Opposites live in ``polarity``, degrees in ``quantifier``.
"""

import Stemmer

_STEM = Stemmer.Stemmer("english").stemWord

_GROUPS = """
child kid infant youngster
council authority borough
judge grade rate rank
begin start commence launch initiate
end finish conclude
help assist aid
show demonstrate indicate reveal suggest illustrate reflect
say state report note mention tell told remark comment claim
find identify discover observe recognise
big large great
small little
buy purchase
film movie
need require necessary requirement
use utilise employ usage
get receive obtain gain acquire
give provide offer supply deliver
important significant crucial key vital essential major main primary
quick swift prompt fast rapid speedy
make create produce
keep retain maintain
change alter modify
choose select pick
allow permit enable let
stop halt cease
ask request seek
job role position post
pay payment paid
money fund funding cash
house home housing
car vehicle automobile
doctor physician
illness disease
teacher educator
student pupil learner
worker employee staff
meet fulfil satisfy
check verify
plan strategy
concern worry
ensure guarantee
problem issue difficulty challenge
aim goal objective purpose
result outcome
reason cause
method approach way technique
area region zone
part section portion component
kind type sort form category
example instance
include contain comprise consist
explain describe
discuss talk
join participate
lead leader leadership
manager management manage
happen occur
live reside
die death dead pass
born birth
marry marriage wed
write author wrote written
win won winner victory
build construct built
send submit sent
think believe thought
understand understood comprehend
know knowledge known
learn learnt learned
see saw seen
go went gone
take took taken
leave left depart
hold held
run ran
bring brought
become became
teach taught
sell sold sale
lose lost loss
fall fell fallen drop decline decrease reduce reduction lower
rise rose risen increase climb surge grow growth grew grown
speak spoke spoken
wide broad extensive
skill ability
also
nation country
government state
law legislation
rule regulation
cost price expense
data information
website site webpage
phone telephone
address location place
annual yearly year
month monthly
day daily
week weekly
often frequent regular
usual typical common
right entitlement
fix repair
near close nearby
answer respond response reply
affect impact influence effect
connect link
avoid
remove delete eliminate
add
combine merge
separate split
decide decision determine
agree agreement
complete full whole entire
total
enter
visit inspect
thorough comprehensive
detail
possible
careful
regular
happy glad pleased
sad
beautiful
game match
movie
song track
series show
company firm business corporation
organisation body agency
lawyer attorney solicitor
court
picture image photo photograph
guide guidance instruction
document paper
form
family parent
mother mum mom
father dad
person people individual human
man male
woman female
quality standard
move relocate transfer shift
sharp steep dramatic marked
mail post
cover extend span
locate situate lie
strengthen strong strength
weaken weak weakness
attend attendance
approve approval agree
react reaction
severe serious
hurt injure injury
kill murder
crime offence
study research
prize award medal
defeat beat
contest compete competition
found establish set
close shut
speed pace
profit earnings
sales turnover
salary wage pay
enough sufficient adequate
lack absence shortage
old elderly aged
young youth youthful
hard difficult tough
easy simple straightforward
danger risk hazard
improve improvement better enhance
worsen deteriorate
forbid ban prohibit
repair mend
huge enormous massive vast
tiny minute
famous well-known renowned
appoint hire recruit recruitment
resign quit
investigate investigation inquiry probe
consequence effect
benefit advantage gain
drawback disadvantage
border boundary
city town
sea ocean
ill sick unwell
hospital clinic
medicine drug medication
disorder condition
treat treatment therapy
purpose intention
quick quickly
previous previously prior earlier former
recent recently lately
current currently present
approximate approximately roughly
numerous many
complete completed completion
assess evaluate
review
social
partner
train training
early
carer
referral refer
safeguard protect protection safety safe
"""

CANONICAL: dict[str, str] = {}
for _line in _GROUPS.strip().splitlines():
    _words = _line.split()
    for _word in _words:
        CANONICAL.setdefault(str(_STEM(_word)), str(_STEM(_words[0])))

PHRASES = {
    "young people": "child",
    "young person": "child",
    "young persons": "child",
    "local authority": "council",
    "local authorities": "council",
    "united states of america": "usa",
    "united states": "usa",
    "united kingdom": "uk",
    "health care": "healthcar",
    "well being": "wellb",
    "well-being": "wellb",
    "set up": "establish",
    "carry out": "conduct",
    "carried out": "conduct",
    "carries out": "conduct",
}
