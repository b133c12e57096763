"""Pairs of opposites, one a line: the words of one end, a bar, the words of the other.

A line that begins with a space goes on from the one before; a word may stand in more than one
pair. Opposites by prefix (effective, ineffective) need no line here: ``polarity.are_opposite``
knows them by form.
"""

OPPOSITES = """
improve improved improvement better strengthen progress | decline declined worsen worse deteriorate
increase increased rise rose risen grew grow grown higher up climbed
 | decrease decreased decline declined down reduce reduced fall fell fallen lower drop dropped cut
strong stronger strength strengths robust | weak weaker weakness weaknesses poor
timely prompt promptly swift swiftly quickly ontime | delayed delay delays late slow slowly
uptodate | outofdate overdue late
ontime | late overdue
good well | bad poor poorly badly
thorough thoroughly detailed | superficial superficially cursory
regular regularly | irregular irregularly sporadic
improving | deteriorating declining worsening
quickly rapidly swiftly promptly | slowly
found | lost
many | few
often frequently | rarely seldom
full fully | partial partially partly
all | none
first | final
wide broad | narrow limited
growing | shrinking
expand expanded | contract contracted
hire hired recruit recruited gained appointed | dismiss dismissed lost lose
pass passed | fail failed
left | right
inside | outside
alive living | dead
love loved | hate hated
married | divorced single
upper | lower
inner | outer
arrive arrived | leave left depart departed
remember remembered | forget forgot
lead leading | trail trailing
confirmed | denied
encourage encouraged encourages | discourage discouraged discourages
effective effectively | ineffective ineffectively
sufficient sufficiently enough adequate | insufficient insufficiently inadequate
met | unmet
success successful successfully succeed succeeded | failure unsuccessful
above | below
maximum | minimum
positive positively | negative negatively
support supported supports supporting favour favoured | oppose opposed opposes opposing
accept accepted accepts | reject rejected rejects
agree agreed agrees | disagree disagreed disagrees
approve approved approves agreed accept accepted passed | reject rejected rejects refuse refused
include included includes | exclude excluded excludes
allow allowed allows permit permitted permits | forbid forbidden ban banned prohibit prohibited
safe safely | unsafe unsafely
high | low
easy easily easier | difficult hard harder
early earlier | later
old older | young younger
first | last
open opened opening | close closed closing
start started begin began | end ended stop stopped
gain gained | lose lost loss
win won | lose lost
rich wealthy | impoverished
hot warm | cold cool
fast faster | slower
public publicly | private privately
legal legally lawful | illegal illegally unlawful
true | false
present | absent
major | minor
permanent permanently | temporary temporarily
internal | external
majority | minority
best | worst
cheap cheaper | expensive
male | female
north northern | south southern
east eastern | west western
more | less fewer
before | after
always | never
mandatory compulsory required | optional voluntary
guilty | innocent
import imported | export exported
employed | unemployed
appropriate appropriately | inappropriate inappropriately
consistent consistently | inconsistent inconsistently
clear clearly | unclear
stable stability | unstable instability
known | unknown
likely | unlikely
possible | impossible
invest invested invests investing | cut cuts cutting withdraw withdrew withdrawn
able | unable
admit admitted admits confessed | deny denied denies
convicted | acquitted cleared
granted | refused
upheld | overturned
fullstaffed | understaffed
fullfunded | underfunded
fullresourced | underresourced
""".strip()
