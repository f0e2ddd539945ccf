"""What keyboards type, key by key, as libxkbcommon says: plain, Shift, Caps Lock, both; NUL is a dead key.

Drawn from xkeyboard-config's `evdev` rules; `test_layouts` compares it with the library where the machine has it.
"""

from dataclasses import dataclass

PLACES = (41, *range(2, 14), *range(16, 28), *range(30, 41), 43, 86, *range(44, 54))


@dataclass(frozen=True)
class Layout:
    """A keyboard layout: its name, what xkb calls it (layout, variant, model), its four levels over `PLACES`."""

    name: str
    xkb: tuple[str, str, str]
    levels: tuple[str, str, str, str]

    def types(self, place: int, *, shift: bool, caps: bool) -> str:
        """Return what a key types; a dead key types NUL, one that this keyboard lacks nothing."""
        char = self.levels[shift + 2 * caps][PLACES.index(place)] if place in PLACES else " "
        return char.strip("\1")


LAYOUTS = (
    Layout(
        "US",
        ("us", "", "pc105"),
        (
            "`1234567890-=qwertyuiop[]asdfghjkl;'\\<zxcvbnm,./",
            '~!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:"|>ZXCVBNM<>?',
            "`1234567890-=QWERTYUIOP[]ASDFGHJKL;'\\<ZXCVBNM,./",
            '~!@#$%^&*()_+qwertyuiop{}asdfghjkl:"|>zxcvbnm<>?',
        ),
    ),
    Layout(
        "UK",
        ("gb", "", "pc105"),
        (
            "`1234567890-=qwertyuiop[]asdfghjkl;'#\\zxcvbnm,./",
            '¬!"£$%^&*()_+QWERTYUIOP{}ASDFGHJKL:@~|ZXCVBNM<>?',
            "`1234567890-=QWERTYUIOP[]ASDFGHJKL;'#\\ZXCVBNM,./",
            '¬!"£$%^&*()_+qwertyuiop{}asdfghjkl:@~|zxcvbnm<>?',
        ),
    ),
    Layout(
        "French AZERTY",
        ("fr", "", "pc105"),
        (
            "²&é\"'(-è_çà)=azertyuiop\x00$qsdfghjklmù*<wxcvbn,;:!",
            "~1234567890°+AZERTYUIOP\x00£QSDFGHJKLM%µ>WXCVBN?./§",
            "²&É\"'(-È_ÇÀ)=AZERTYUIOP\x00$QSDFGHJKLMÙ*<WXCVBN,;:!",
            "~1234567890°+azertyuiop\x00£qsdfghjklm%\x01>wxcvbn?./§",
        ),
    ),
    Layout(
        "Belgian AZERTY",
        ("be", "", "pc105"),
        (
            "²&é\"'(§è!çà)-azertyuiop\x00$qsdfghjklmùµ<wxcvbn,;:=",
            "³1234567890°_AZERTYUIOP\x00*QSDFGHJKLM%£>WXCVBN?./+",
            "²&É\"'(§È!ÇÀ)-AZERTYUIOP\x00$QSDFGHJKLMÙ\x01<WXCVBN,;:=",
            "³1234567890°_azertyuiop\x00*qsdfghjklm%£>wxcvbn?./+",
        ),
    ),
    Layout(
        "German QWERTZ",
        ("de", "", "pc105"),
        (
            "\x001234567890ß\x00qwertzuiopü+asdfghjklöä#<yxcvbnm,.-",
            "°!\"§$%&/()=?\x00QWERTZUIOPÜ*ASDFGHJKLÖÄ'>YXCVBNM;:_",
            "\x001234567890ẞ\x00QWERTZUIOPÜ+ASDFGHJKLÖÄ#<YXCVBNM,.-",
            "°!\"§$%&/()=?\x00qwertzuiopü*asdfghjklöä'>yxcvbnm;:_",
        ),
    ),
    Layout(
        "Swiss QWERTZ",
        ("ch", "", "pc105"),
        (
            "§1234567890'\x00qwertzuiopü\x00asdfghjklöä$<yxcvbnm,.-",
            '°+"*ç%&/()=?\x00QWERTZUIOPè!ASDFGHJKLéà£>YXCVBNM;:_',
            "§1234567890'\x00QWERTZUIOPÜ\x00ASDFGHJKLÖÄ$<YXCVBNM,.-",
            '°+"*Ç%&/()=?\x00qwertzuiopÈ!asdfghjklÉÀ£>yxcvbnm;:_',
        ),
    ),
    Layout(
        "Spanish",
        ("es", "", "pc105"),
        (
            "º1234567890'¡qwertyuiop\x00+asdfghjklñ\x00ç<zxcvbnm,.-",
            'ª!"·$%&/()=?¿QWERTYUIOP\x00*ASDFGHJKLÑ\x00Ç>ZXCVBNM;:_',
            "º1234567890'¡QWERTYUIOP\x00+ASDFGHJKLÑ\x00Ç<ZXCVBNM,.-",
            'ª!"·$%&/()=?¿qwertyuiop\x00*asdfghjklñ\x00ç>zxcvbnm;:_',
        ),
    ),
    Layout(
        "Italian",
        ("it", "", "pc105"),
        (
            "\\1234567890'ìqwertyuiopè+asdfghjklòàù<zxcvbnm,.-",
            '|!"£$%&/()=?^QWERTYUIOPé*ASDFGHJKLç°§>ZXCVBNM;:_',
            "\\1234567890'ÌQWERTYUIOPÈ+ASDFGHJKLÒÀÙ<ZXCVBNM,.-",
            '|!"£$%&/()=?^qwertyuiopÉ*asdfghjklÇ°§>zxcvbnm;:_',
        ),
    ),
    Layout(
        "Swedish",
        ("se", "", "pc105"),
        (
            "§1234567890+\x00qwertyuiopå\x00asdfghjklöä'<zxcvbnm,.-",
            '½!"#¤%&/()=?\x00QWERTYUIOPÅ\x00ASDFGHJKLÖÄ*>ZXCVBNM;:_',
            "§1234567890+\x00QWERTYUIOPÅ\x00ASDFGHJKLÖÄ'<ZXCVBNM,.-",
            '½!"#¤%&/()=?\x00qwertyuiopå\x00asdfghjklöä*>zxcvbnm;:_',
        ),
    ),
    Layout(
        "Brazilian ABNT2",
        ("br", "", "abnt2"),
        (
            "'1234567890-=qwertyuiop\x00[asdfghjklç\x00]\\zxcvbnm,.;",
            '"!@#$%\x00&*()_+QWERTYUIOP\x00{ASDFGHJKLÇ\x00}|ZXCVBNM<>:',
            "'1234567890-=QWERTYUIOP\x00[ASDFGHJKLÇ\x00]\\ZXCVBNM,.;",
            '"!@#$%\x00&*()_+qwertyuiop\x00{asdfghjklç\x00}|zxcvbnm<>:',
        ),
    ),
    Layout(
        "Turkish Q",
        ("tr", "", "pc105"),
        (
            '"1234567890*-qwertyuıopğüasdfghjklşi,<zxcvbnmöç.',
            "é!'^+%&/()=?_QWERTYUIOPĞÜASDFGHJKLŞİ;>ZXCVBNMÖÇ:",
            '"1234567890*-QWERTYUIOPĞÜASDFGHJKLŞİ,<ZXCVBNMÖÇ.',
            "É!'^+%&/()=?_qwertyuıopğüasdfghjklşi;>zxcvbnmöç:",
        ),
    ),
    Layout(
        "Russian",
        ("ru", "", "pc105"),
        (
            "ё1234567890-=йцукенгшщзхъфывапролджэ\\/ячсмитьбю.",
            'Ё!"№;%:?*()_+ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭ/|ЯЧСМИТЬБЮ,',
            "Ё1234567890-=ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭ\\/ЯЧСМИТЬБЮ.",
            'ё!"№;%:?*()_+йцукенгшщзхъфывапролджэ/|ячсмитьбю,',
        ),
    ),
    Layout(
        "Japanese 106",
        ("jp", "", "jp106"),
        (
            "\x011234567890-^qwertyuiop@[asdfghjkl;:]<zxcvbnm,./",
            "\x01!\"#$%&'()~=~QWERTYUIOP`{ASDFGHJKL+*}>ZXCVBNM<>?",
            "\x011234567890-^QWERTYUIOP@[ASDFGHJKL;:]<ZXCVBNM,./",
            "\x01!\"#$%&'()~=~qwertyuiop`{asdfghjkl+*}>zxcvbnm<>?",
        ),
    ),
    Layout(
        "US international",
        ("us", "intl", "pc105"),
        (
            "\x001234567890-=qwertyuiop[]asdfghjkl;\x00\\\\zxcvbnm,./",
            "\x00!@#$%\x00&*()_+QWERTYUIOP{}ASDFGHJKL:\x00||ZXCVBNM<>?",
            "\x001234567890-=QWERTYUIOP[]ASDFGHJKL;\x00\\\\ZXCVBNM,./",
            "\x00!@#$%\x00&*()_+qwertyuiop{}asdfghjkl:\x00||zxcvbnm<>?",
        ),
    ),
)
