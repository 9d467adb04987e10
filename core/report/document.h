// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/timeline/picture.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace vestigo::report {

enum class Role { Frontline, Expert };

/// A run of text of one style. Documents hold final text in the reader's language.
struct Span {
    std::string text;
    bool bold = false;
};

struct Heading {
    int level = 1; ///< 1: page title, 2: section, 3: sub section
    std::string text;
    std::string beside; ///< small, at the right margin
    std::string below;  ///< small line under a title
};

struct Paragraph {
    std::vector<Span> spans;
    bool quiet = false; ///< small and grey
};

struct Cell {
    std::string text;
    bool quiet = false;
    bool strong = false;
};

/// A table whose head is repeated when it breaks over pages.
struct Table {
    std::vector<std::string> head;
    std::vector<double> widths; ///< relative; empty: by content
    std::vector<std::vector<Cell>> rows;
    std::string caption;
};

/// A video frame with the heat map and boxes over it.
struct PictureFigure {
    timeline::Picture picture;                                 ///< Bgr24, t on the common clock
    std::shared_ptr<const timeline::AlignedRecording> aligned; ///< owner of the heat map
    const timeline::HeatSequence* heat = nullptr;
    std::size_t heatStep = 0;
    std::vector<timeline::Box> boxes;
    std::string label; ///< under the picture: "09:32:41.5 during"
};

struct PictureRow {
    std::vector<PictureFigure> pictures; ///< side by side
    std::string caption;
    double mostHeight = 0.0; ///< points; 0: as the width gives
};

/// Between which values a feature usually lies, in its unit.
struct UsualBand {
    double low = 0.0;
    double high = 0.0;
};

/// Lanes of one incident: bars of each terminal, probability against threshold, features.
struct TimelineFigure {
    analysis::AnalysisPtr analysis;
    std::size_t incident = 0;
    timeline::TimeRange range;
    std::vector<std::string> features;           ///< of the root's or the chosen terminal
    std::vector<std::string> featureLabels;      ///< what to print for each of them: "Load, %"
    std::vector<std::optional<UsualBand>> usual; ///< of each of them; nothing where it is not known
    std::string terminal;
    std::string caption;
    bool plain = false; ///< no probability: bars and features only
};

struct CausalFigure {
    analysis::AnalysisPtr analysis;
    std::size_t incident = 0;
    std::string caption;
    bool plain = false; ///< delays only, nothing of statistics
};

struct SitePlanFigure {
    analysis::AnalysisPtr analysis;
    std::size_t incident = 0;
    std::string caption;
};

struct TwoColumns; // side-by-side blocks

struct SignatureLines {
    std::vector<std::string> labels;
};

struct PageBreak {
    bool ifNeeded = false; ///< only where less than half of the page is left
};

using Block = std::variant<Heading, Paragraph, Table, PictureRow, TimelineFigure, CausalFigure,
                           SitePlanFigure, SignatureLines, PageBreak, std::shared_ptr<const TwoColumns>>;

struct TwoColumns {
    std::vector<Block> left;
    std::vector<Block> right;
    double leftShare = 0.5;
    bool ifRoom = false; ///< left out of a frontline sheet that would not fit its page otherwise
};

/// Words that the renderer writes into figures and feet, in the document's language.
struct FigureWords {
    std::string pageOf = "page %1 of %2";
    std::string continued = "continued";
    std::string incident = "Incident %1";
    std::string probability = "Probability";
    std::string threshold = "threshold %1";
    std::string since = "since %1";
    std::string seconds = "%1 s";
    std::string more = "and %1 more";
    std::string usualChange = "usual";
    std::string strongChange = "strong change";
    std::string strengthAndQ = "%1, q %2"; ///< under an edge's delay
    std::string firstShown = "The figure shows the first %1 of %2 terminals.";
    std::string strongestShown = "The figure shows the strongest %1 of %2 edges.";
};

/// The report as data; ui/report/render draws it. Everything in it is final.
struct Document {
    std::string title;
    std::string language; ///< "en", "zh_CN"
    Role role = Role::Expert;
    std::string foot; ///< recording and hash, in each foot
    std::string author;
    std::string createdAt; ///< RFC 3339 UTC, for the file's metadata; empty: not said
    FigureWords words;
    std::map<std::string, std::string> terminalNames; ///< id -> printable name, for the figures
    std::vector<Block> blocks;
};

} // namespace vestigo::report
