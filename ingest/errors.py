"""Every error this project raises on purpose.

A caller who wants them all catches ``AppError``; each message ends with what to do next.

AppError
├── SettingsError            a setting is unknown, missing or out of range
├── ReadError                one document cannot be read; the build goes on without it
│   ├── UnsupportedFormat    no reader for this kind of file
│   ├── WrongFormat          the file is not what its name says, or is damaged
│   ├── EncryptedDocument    a password is needed
│   ├── EmptyDocument        nothing to read in it
│   ├── NeedsOcr             pages are images and no OCR is installed
│   ├── TooLarge             over a size, page or time limit
│   └── NotAFile             a link out of the folder, a pipe, a device
├── StoreError               the store cannot serve or be written
│   ├── StoreMissing         nothing has been built there
│   ├── StoreLocked          another build holds the lock
│   ├── StoreOutdated        built by another version of the schema
│   ├── EmbedderMismatch     built with another embedder
│   └── GenerationDamaged    an index does not hold what its manifest says
├── NoSuchDocument           a document or paragraph address that is not held
├── NoSuchAnswer             an answer that is not kept
├── BriefingUnreadable       a file that is no briefing of ours
├── QuestionRefused          an empty or over-long question
├── QuestionSetError         a question file that cannot be used
├── ModelUnavailable         an embedder or language model cannot be loaded or reached
└── PromptError              a template and its variables do not fit
"""


class AppError(Exception):
    """Root of the tree. ``str(error)`` is one plain-English line fit to show a user."""


class SettingsError(AppError):
    """A setting is unknown, missing or out of range."""


class ReadError(AppError):
    """One document cannot be read; the build lists it as failed and goes on."""


class UnsupportedFormat(ReadError):
    """There is no reader for this kind of file."""


class WrongFormat(ReadError):
    """The file is damaged, or is not what its name says."""


class EncryptedDocument(ReadError):
    """The file is protected by a password."""


class EmptyDocument(ReadError):
    """The file holds no text."""


class NeedsOcr(ReadError):
    """Pages are images and no OCR program is installed."""


class TooLarge(ReadError):
    """The file is over a limit of size, pages or time."""


class NotAFile(ReadError):
    """A link that leaves the folder, a pipe or a device."""


class StoreError(AppError):
    """The store cannot serve or be written."""


class StoreMissing(StoreError):
    """Nothing has been built at this place."""


class StoreLocked(StoreError):
    """Another build holds the lock."""


class StoreOutdated(StoreError):
    """The store was built by another version of the schema."""


class EmbedderMismatch(StoreError):
    """The store was built with another embedder than the one configured."""


class GenerationDamaged(StoreError):
    """An index does not hold what its manifest says it holds."""


class NoSuchDocument(AppError):
    """The address of a document or paragraph that is not held."""


class NoSuchAnswer(AppError):
    """The id of an answer that is not kept."""


class BriefingUnreadable(AppError):
    """A file that cannot be checked, being no briefing of ours."""


class QuestionRefused(AppError):
    """The question is empty or longer than the limit."""


class QuestionSetError(AppError):
    """A file of questions cannot be used as it stands."""


class ModelUnavailable(AppError):
    """An embedder or language model cannot be loaded or reached."""


class PromptError(AppError):
    """A prompt template and the variables given to it do not fit."""
