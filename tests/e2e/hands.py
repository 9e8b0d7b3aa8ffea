"""How a person works a page: with a mouse, or with the keyboard alone."""

from datetime import date

MOST_TABS = 300
_IS_HERE = "e => e === document.activeElement"
_SAME_GROUP = "(e) => e.name === document.activeElement.name"


class Mouse:
    """Clicks and types."""

    def press(self, target):
        target.click()

    def tick(self, target):
        target.check()

    def write(self, target, text):
        target.fill(text)

    def choose(self, target, value):
        target.select_option(value)


class Keys:
    """Tab, arrows, space, enter and letters; no mouse."""

    def press(self, target):
        """Press a link or a button, and wait for the page that comes."""
        self._reach(target)
        with target.page.expect_navigation():
            target.page.keyboard.press("Enter")

    def tick(self, target):
        """Tick a box, or go with the arrows to a choice of a group."""
        keys = target.page.keyboard
        if target.get_attribute("type") == "checkbox":
            self._reach(target)
            keys.press("Space")
            return
        self._reach(target, _SAME_GROUP)
        keys.press("Space")
        self._step(target, "ArrowDown", _IS_HERE)

    def write(self, target, text):
        self._reach(target)
        keys = target.page.keyboard
        if target.get_attribute("type") == "date":
            keys.type(f"{date.fromisoformat(text):%m%d%Y}")
        elif target.get_attribute("type") == "time":
            keys.type(_clock(text))
        else:
            keys.press("Control+a")
            keys.type(text)

    def choose(self, target, value):
        self._reach(target)
        self._step(target, "ArrowDown", f"e => e.value === {value!r}")

    def _reach(self, target, there=_IS_HERE):
        self._step(target, "Tab", there)

    def _step(self, target, key, there):
        for _ in range(MOST_TABS):
            if target.evaluate(there):
                return
            target.page.keyboard.press(key)
        raise AssertionError(f"{key} never comes to {target}")


def _clock(text):
    """Return a time as the browser wants it typed: hour, minute, morning or not."""
    hour, minute = (int(part) for part in text.split(":"))
    half = "AM" if hour < 12 else "PM"
    return f"{(hour + 11) % 12 + 1:02d}{minute:02d}{half}"
