// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <string>

namespace vestigo {

/// A piece of text that a user will read, still in its English source form. `context` groups texts for the
/// translators, as in Qt Linguist. Placeholders are `%1` to `%9`.
struct Text {
    const char* context = "";
    const char* source = "";
};

/// Turns source texts into the user's language. Core knows no Qt, so the application injects one.
class Translator {
public:
    virtual ~Translator() = default;
    /// UTF-8 text in the target language; the base class answers with the English source.
    virtual std::string translate(const Text& text) const { return text.source; }
};

/// Replaces `%1`, `%2`, ... in `pattern` by the arguments; an unknown placeholder stays as it is.
std::string fillPlaceholders(const std::string& pattern, std::initializer_list<std::string> arguments);

} // namespace vestigo

/// Marks a text in core for lupdate (an alias of QT_TRANSLATE_NOOP, see translations/CMakeLists.txt).
#define VESTIGO_TEXT(context, source) (::vestigo::Text{context, source})
