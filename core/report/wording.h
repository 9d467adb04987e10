// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/base/text.h"
#include "core/report/document.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace vestigo::report {

/// One argument of a sentence.
struct Word {
    std::string text;
    bool bold = false;
};

/// Text that came from a file, made safe for one line of print: no control characters, no marks that turn the
/// direction of writing, at most `longest` characters.
std::string printable(const std::string& text, std::size_t longest = 60);

/// "0.46", "0.0031", "2.4e-06", as a test prints it.
std::string probabilityText(double p);
/// So many digits after the point as the spread makes sense of; a real minus sign.
std::string measuredText(double value, const std::optional<double>& spread);
std::string fixedText(double value, int digits);

/// Everything that the report says, in the reader's language and on the site's clock.
class Wording {
public:
    Wording(const analysis::Analysis& analysis, const Translator& translator);

    std::string say(const Text& text) const;
    std::string say(const Text& text, const std::vector<std::string>& arguments) const;
    /// A sentence with bold words.
    void sentence(std::vector<Span>& spans, const Text& text, const std::vector<Word>& words) const;
    /// A text of core that travelled as its English source.
    std::string sayMarked(const char* context, const std::string& source) const;

    /// "06:24:46", or "40 s" where the recording does not say when it began.
    std::string clock(double t, int digits = 0) const;
    /// The same with its date before it where the recording lasts over midnight.
    std::string moment(double t, int digits = 0) const;
    /// "2024-05-08, 06:24:46 to 06:25:12 (UTC+08:00)"; both dates where they differ.
    std::string period(const timeline::TimeRange& range, int digits = 0) const;
    std::string date(double t) const;
    /// "UTC+08:00"; empty where the recording does not say when it began.
    std::string zone() const;
    /// "9.5 s", "26 s", "3 min 20 s", "2 h 5 min".
    std::string duration(double seconds) const;

    /// The name as it is printed; the id where there is none; both where others print the same.
    std::string name(const std::string& terminal) const;
    /// "Process sensor (sn-01)", the id alone where the name says no more.
    std::string nameAndId(const std::string& terminal) const;
    std::string typeOf(const std::string& terminal) const;
    std::string terminalType(const std::string& type) const;
    std::string anomaly(const std::string& type) const;
    std::string feature(const std::string& column) const;
    /// "Load, %".
    std::string featureWithUnit(const analysis::FeatureWeight& feature) const;
    std::string stream(const std::string& stream) const;
    /// "88 %"; the unit of the column where the result has none.
    std::string quantity(double value, const std::optional<double>& spread,
                         const analysis::FeatureWeight& feature) const;
    std::string list(const std::vector<std::string>& items) const;

    FigureWords figureWords() const;
    std::map<std::string, std::string> terminalNames() const;

private:
    const analysis::Analysis& analysis_;
    const Translator& translator_;
    std::map<std::string, const analysis::TerminalResult*> terminals_;
    std::map<std::string, int> printed_; ///< how many terminals have this name as it is printed
};

} // namespace vestigo::report
