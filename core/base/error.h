// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"

#include <string>
#include <vector>

namespace vestigo {

/// The kinds of expected failures; tests and the user interface decide by them.
enum class ErrorCode {
    FileMissing,
    FileUnreadable,
    FileUnwritable,
    PathForbidden, ///< absolute, leaves the folder, or a symbolic link out
    SyntaxInvalid, ///< not JSON, not CSV, not a video, not a capture ...
    TypeWrong,     ///< a key holds another type than the contract says
    KeyMissing,
    ValueInvalid, ///< out of range, not finite, unknown word
    Duplicate,
    ReferenceUnknown, ///< names a terminal, stream or anomaly that is not there
    Empty,            ///< nothing usable inside
    TooLarge,         ///< over one of our limits
    Truncated,
    FormatUnsupported, ///< another format or a newer version
    ModelInvalid,
    DatabaseInvalid,
    DatabaseBusy,
    Usage, ///< the caller asked for something that does not exist
    Internal
};

/// An expected failure. Text is a pattern with placeholders, so that it can be shown in the user's language.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::string file;                   ///< path as the user knows it; may be empty
    std::string place;                  ///< "line 7", "terminals[2].streams[0].file"; may be empty
    Text message;                       ///< what is wrong, with %1..%9
    std::vector<std::string> arguments; ///< for the placeholders of message and remedy
    Text remedy;                        ///< what to do about it; the source may be empty

    /// "FILE: PLACE: MESSAGE (REMEDY)" in one line, control characters and line ends replaced.
    std::string oneLine(const Translator& translator = Translator()) const;
    /// Message (without file, place, remedy) in the target language.
    std::string messageText(const Translator& translator = Translator()) const;
    std::string remedyText(const Translator& translator = Translator()) const;
};

/// Text made safe for one line of a terminal: line ends and control characters become spaces, long text is
/// cut.
std::string singleLine(const std::string& text, std::size_t longest = 400);

} // namespace vestigo
