"""Words that carry no content of their own; the checks that need one look at it by itself."""

from assistant.grounding.listed import listed

STOP_WORDS = frozenset(
    listed("""
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
    """)
)
