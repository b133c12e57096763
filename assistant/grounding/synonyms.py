"""A small thesaurus: words that may stand for each other without changing what is claimed.

Only meaning-preserving groups belong here; a group too many hides a changed claim, one too few
costs a little coverage. Opposites live in ``polarity``, degrees in ``quantifier``.
"""

import Stemmer

_STEM = Stemmer.Stemmer("english").stemWord

STOP_WORDS = frozenset(
    """
    a an the this that these those there here it its he him his she her hers they them their
    theirs i me my mine we us our ours you your yours who whom whose which what when where why how
    is are was were be been being am do does did doing done have has had having will would shall
    should can could may might must ought cannot won't wouldn't shan't shouldn't can't couldn't
    mustn't isn't aren't wasn't weren't don't doesn't didn't haven't hasn't hadn't it's that's
    and or but nor so yet if then than as at by for from in into of off on onto out over to up with
    within upon about above across after again against all along already also although always
    among amongst any anyone anything around because before between both despite down during each
    either else enough etc even ever every except few fewer further furthermore hence however
    instead just less many meanwhile more moreover most mostly much neither never no none not
    nothing often once only other others otherwise own per perhaps quite rather really same
    several since some sometimes somewhat still such therefore though through throughout thus
    together too toward towards under unless until usually very via well whatever whenever whereas
    whereby wherever whether while without additionally overall regarding
    due including like particularly specifically generally typically certain various
    respectively overall according mr mrs ms dr one ones i'm we're they're you're he's she's
    we've they've you've i've he'd she'd i'll you'll they'll let's there's what's who's s t
    """.split()
)

_GROUPS = """
child kid infant youngster
council authority borough
judge grade rate rank
begin start commence launch initiate
end finish conclude
help assist aid
show demonstrate indicate reveal suggest illustrate reflect
say state report note mention tell remark comment
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
grow growth grew grown
teach taught
sell sold sale
lose lost loss
fall fell fallen
rise rose risen
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
