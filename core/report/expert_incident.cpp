// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/camera_words.h"
#include "core/report/expert.h"
#include "core/report/run_facts.h"

#include <algorithm>
#include <cmath>
#include <memory>

namespace vestigo::report {

namespace {

using analysis::Episode;
using analysis::Incident;

constexpr std::size_t mostPictures = 4; // of one incident
constexpr std::size_t mostLanes = 4;    // of features in the figure

/// Counts figures and tables through one incident: "Figure 1.2".
class Counter {
public:
    explicit Counter(std::size_t incident)
        : prefix_(std::to_string(incident + 1) + ".") {}
    std::string figure() { return prefix_ + std::to_string(++figures_); }
    std::string table() { return prefix_ + std::to_string(++tables_); }

private:
    std::string prefix_;
    int figures_ = 0;
    int tables_ = 0;
};

class ExpertPages {
public:
    ExpertPages(const ReportContext& context, std::size_t index, const Extent& extent,
                std::vector<Block>& blocks)
        : context_(context)
        , wording_(context.wording)
        , incident_(context.analysis->incidents[index])
        , index_(index)
        , extent_(extent)
        , order_(terminalsInOrder(incident_))
        , counter_(index)
        , blocks_(blocks) {}

    void write() {
        Heading title{1, incidentTitle(context_, index_), reportNumber(context_),
                      wording_.period(incident_.range, 1)};
        blocks_.emplace_back(title);
        course();
        cause();
        evidence();
        section(VESTIGO_TEXT("Report", "What was tested"));
        Table tests = testTable(context_, incident_);
        tests.caption = captioned(VESTIGO_TEXT("Report", "Table %1. %2"), counter_.table(), tests.caption);
        blocks_.emplace_back(tests);
    }

private:
    void section(const Text& text) {
        const std::string number = std::to_string(index_ + 1) + "." + std::to_string(++sections_);
        blocks_.emplace_back(Heading{2, number + "  " + wording_.say(text), {}, {}});
    }
    std::string captioned(const Text& text, const std::string& number, const std::string& rest) const {
        return wording_.say(text, {number, rest});
    }

    void course() {
        section(VESTIGO_TEXT("Report", "Course"));
        TimelineFigure figure = incidentTimeline(context_, index_, mostLanes);
        figure.caption = captioned(
            VESTIGO_TEXT(
                "Report",
                "Figure %1. The terminals in the order in which they turned abnormal, the darker the "
                "more probable. Below, probability and heaviest features of %2; grey bands: usual."),
            counter_.figure(), wording_.name(figure.terminal));
        figure.caption += howScored(context_);
        if (!incident_.causalEdges.empty()) {
            figure.caption +=
                wording_.say(analysis::hasTestedEdge(incident_)
                                 ? VESTIGO_TEXT("Report", " Arrows: the supported edges of the cause.")
                                 : VESTIGO_TEXT("Report", " Arrows: by order along the plant's links."));
        }
        blocks_.emplace_back(figure);
    }

    void cause() {
        section(VESTIGO_TEXT("Report", "Cause"));
        blocks_.emplace_back(rootParagraph());
        if (order_.size() < 2) {
            return;
        }
        const std::string figure = counter_.figure();
        blocks_.emplace_back(
            CausalFigure{context_.analysis, index_, captioned(graphCaption(), figure, {}), false});
        if (!incident_.testedPairs.empty()) {
            Table pairs = pairTable(context_, incident_, extent_.pairs);
            pairs.caption =
                captioned(VESTIGO_TEXT("Report", "Table %1. %2"), counter_.table(), pairs.caption);
            blocks_.emplace_back(pairs);
        }
    }

    Text graphCaption() const {
        if (incident_.causalEdges.empty()) {
            return VESTIGO_TEXT("Report", "Figure %1. No edge is supported by the tests of the table below; "
                                          "dashed: the order in time only.");
        }
        if (!analysis::hasTestedEdge(incident_)) {
            return VESTIGO_TEXT("Report",
                                "Figure %1. No edge is supported by the tests of the table below; "
                                "dashed: the one turned abnormal soon after the other, and a link of "
                                "the plant leads to it. ◆ is the root.");
        }
        return VESTIGO_TEXT("Report",
                            "Figure %1. Edges that the tests of the table below support, with delay, "
                            "strength and q; dashed: by order along a link alone. ◆ is the root.");
    }

    Paragraph rootParagraph() const {
        Paragraph text;
        const std::string& root = incident_.rootCause;
        if (root.empty()) {
            wording_.sentence(text.spans, VESTIGO_TEXT("Report", "No root is named."), {});
        } else if (incident_.rootRule == analysis::RootRule::GraphSource) {
            wording_.sentence(text.spans,
                              VESTIGO_TEXT("Report", "Root: %1, the source of the graph of supported edges."),
                              {{wording_.nameAndId(root), true}});
        } else if (incident_.rootRule == analysis::RootRule::LinkSource) {
            wording_.sentence(
                text.spans,
                VESTIGO_TEXT("Report", "Root: %1; the others turned abnormal soon after it along the plant's "
                                       "links. No test names it."),
                {{wording_.nameAndId(root), true}});
        } else {
            wording_.sentence(
                text.spans,
                VESTIGO_TEXT("Report", "Root: %1, the first to turn abnormal; no graph names it."),
                {{wording_.nameAndId(root), true}});
        }
        if (!incident_.causalNote.empty()) {
            wording_.sentence(text.spans,
                              order_.size() < 2 ? VESTIGO_TEXT("Report", " %1")
                                                : VESTIGO_TEXT("Report", " Why no edge is supported: %1"),
                              {{wording_.sayMarked("Causal", incident_.causalNote), false}});
        }
        return text;
    }

    void evidence() {
        section(VESTIGO_TEXT("Report", "Evidence"));
        std::size_t pictures = 0;
        bool any = false;
        for (std::size_t i = 0; i < std::min(order_.size(), extent_.detailed); ++i) {
            const Episode* episode = mainEpisode(incident_, order_[i]);
            if (episode == nullptr) {
                continue;
            }
            PictureRow row;
            if (pictures < mostPictures) {
                row = pictureOf(*episode);
                pictures += row.pictures.size();
            }
            any = writeEpisode(*episode, row) || any;
        }
        if (!any) {
            note(wording_.say(
                VESTIGO_TEXT("Report", "The engine names no features and no places for this incident.")));
        }
        if (pictures == 0 && !context_.options.pictureNote.empty()) {
            note(context_.options.pictureNote);
        }
        if (order_.size() > extent_.detailed) {
            blocks_.emplace_back(Heading{
                3, wording_.say(VESTIGO_TEXT("Report", "Further terminals of this incident")), {}, {}});
            blocks_.emplace_back(furtherTerminals());
        }
    }

    void note(const std::string& text) { blocks_.emplace_back(Paragraph{{{text, false}}, true}); }

    /// One row each for the terminals that have no part of their own.
    Table furtherTerminals() const {
        Table table;
        table.head = {"#",
                      wording_.say(VESTIGO_TEXT("Report", "terminal")),
                      wording_.say(VESTIGO_TEXT("Report", "id")),
                      wording_.say(VESTIGO_TEXT("Report", "from")),
                      wording_.say(VESTIGO_TEXT("Report", "to")),
                      wording_.say(VESTIGO_TEXT("Report", "highest")),
                      wording_.say(VESTIGO_TEXT("Report", "heaviest feature"))};
        table.widths = {0.05, 0.23, 0.15, 0.14, 0.14, 0.1, 0.19};
        const std::size_t end = std::min(order_.size(), extent_.detailed + extent_.rows);
        for (std::size_t i = extent_.detailed; i < end; ++i) {
            const Episode* episode = mainEpisode(incident_, order_[i]);
            if (episode == nullptr) {
                continue;
            }
            const analysis::FeatureWeight* feature = heaviestFeature(*episode);
            const timeline::TimeRange range = abnormalRange(incident_, order_[i]);
            table.rows.push_back(
                {{std::to_string(i + 1), true, false},
                 {wording_.name(order_[i]), false, false},
                 {printable(order_[i], 40), true, false},
                 {wording_.clock(range.start, 1), false, false},
                 {wording_.clock(range.end, 1), false, false},
                 {fixedText(episode->peakProbability, 2), false, false},
                 {feature == nullptr ? std::string() : wording_.feature(feature->name), false, false}});
        }
        if (end < order_.size()) {
            table.caption =
                wording_.say(VESTIGO_TEXT("Report", "The %1 further terminals of this incident are in the "
                                                    "result file (vestigo-cli analyze --json)."),
                             {std::to_string(order_.size() - end)});
        }
        return table;
    }

    PictureRow pictureOf(const Episode& episode) const {
        PictureRow row;
        const std::string stream = pictureStream(*context_.analysis, episode);
        const double t = episode.visualEvidence.empty() ? episode.peakTime : episode.visualEvidence.front().t;
        PictureFigure figure = pictureAt(context_, episode, stream, t);
        if (!figure.picture.empty()) {
            figure.label = wording_.say(
                VESTIGO_TEXT("Report", "%1, %2, %3"),
                {wording_.name(episode.terminal), wording_.stream(stream), wording_.clock(t, 1)});
            row.pictures.push_back(std::move(figure));
            row.mostHeight = 112.0;
        }
        return row;
    }

    /// False: there is nothing to show of it.
    bool writeEpisode(const Episode& episode, PictureRow& row) {
        const Table features = featureTable(episode);
        if (features.rows.empty() && row.pictures.empty()) {
            return false;
        }
        blocks_.emplace_back(Heading{3, episodeTitle(episode), {}, {}});
        if (const std::string remark = cameraRemark(context_, episode); !remark.empty()) {
            note(remark);
        }
        if (!row.pictures.empty()) {
            row.caption = captioned(
                row.pictures.front().boxes.empty()
                    ? VESTIGO_TEXT("Report", "Figure %1. Colours: how much the picture changed from frame to "
                                             "frame, over what is usual there.")
                    : VESTIGO_TEXT("Report",
                                   "Figure %1. Colours: how much the picture changed from frame to frame, "
                                   "over what is usual "
                                   "there; boxes: the places that changed most. Not tested against chance."),
                counter_.figure(), {});
        }
        if (features.rows.empty()) {
            blocks_.emplace_back(row);
        } else if (row.pictures.empty()) {
            blocks_.emplace_back(features);
        } else {
            auto columns = std::make_shared<TwoColumns>();
            columns->left.emplace_back(row);
            columns->right.emplace_back(features);
            columns->leftShare = 0.36;
            blocks_.emplace_back(std::shared_ptr<const TwoColumns>(columns));
        }
        return true;
    }

    std::string episodeTitle(const Episode& episode) const {
        const std::string name = wording_.nameAndId(episode.terminal);
        const std::string time =
            wording_.say(VESTIGO_TEXT("Report", "%1 to %2"),
                         {wording_.clock(episode.range.start, 1), wording_.clock(episode.range.end, 1)});
        const std::string peak = fixedText(episode.peakProbability, 2);
        return episode.type.empty()
                   ? wording_.say(VESTIGO_TEXT("Report", "%1 · %2 · highest probability %3"),
                                  {name, time, peak})
                   : wording_.say(VESTIGO_TEXT("Report", "%1 · %2 · highest probability %3 · %4"),
                                  {name, time, peak, wording_.anomaly(episode.type)});
    }

    Table featureTable(const Episode& episode) {
        Table table;
        if (episode.keySegments.empty() || episode.keySegments.front().features.empty()) {
            return table;
        }
        const analysis::KeySegment& segment = episode.keySegments.front();
        table.head = {
            wording_.say(VESTIGO_TEXT("Report", "feature")), wording_.say(VESTIGO_TEXT("Report", "weight")),
            wording_.say(VESTIGO_TEXT("Report", "usual")), wording_.say(VESTIGO_TEXT("Report", "here"))};
        table.widths = {0.38, 0.15, 0.27, 0.2};
        for (const analysis::FeatureWeight& feature : segment.features) {
            table.rows.push_back(
                {{wording_.feature(feature.name), false, false},
                 {fixedText(feature.weight, 2), false, false},
                 {usual(feature), false, false},
                 {feature.here ? wording_.quantity(*feature.here, feature.usualSpread, feature)
                               : std::string(),
                  false, false}});
        }
        table.caption = featureCaption(episode);
        return table;
    }

    /// How the figures were made is said once an incident.
    std::string featureCaption(const Episode& episode) {
        const timeline::TimeRange& range = episode.keySegments.front().range;
        std::vector<std::string> words{counter_.table(), wording_.clock(range.start, 1),
                                       wording_.clock(range.end, 1)};
        std::string caption =
            episode.keySegments.size() == 1
                ? wording_.say(
                      VESTIGO_TEXT("Report", "Table %1. %2 to %3, the stretch that carries the score."),
                      words)
                : wording_.say(
                      VESTIGO_TEXT("Report",
                                   "Table %1. %2 to %3, the heaviest of the stretches that carry the score."),
                      words);
        if (!featuresExplained_) {
            caption += wording_.say(VESTIGO_TEXT(
                "Report",
                " Weight: share of the score. Usual: median of the normal steps ± half the range of "
                "the middle 80 %. Here: mean of the stretch."));
            featuresExplained_ = true;
        }
        return caption;
    }

    std::string usual(const analysis::FeatureWeight& feature) const {
        if (!feature.usual) {
            return {};
        }
        if (!feature.usualSpread || !(*feature.usualSpread > 0.0)) {
            return wording_.quantity(*feature.usual, feature.usualSpread, feature);
        }
        // "21 ± 9 %": the unit once
        const std::string spread = wording_.quantity(*feature.usualSpread, feature.usualSpread, feature);
        const std::string middle = wording_.quantity(*feature.usual, feature.usualSpread, feature);
        const std::size_t unit = middle.find("\xc2\xa0");
        return middle.substr(0, unit) + " ± " + spread;
    }

    const ReportContext& context_;
    const Wording& wording_;
    const Incident& incident_;
    std::size_t index_;
    const Extent& extent_;
    std::vector<std::string> order_;
    Counter counter_;
    std::vector<Block>& blocks_;
    int sections_ = 0;
    bool featuresExplained_ = false;
};

} // namespace

void writeExpertIncident(const ReportContext& context, std::size_t index, const Extent& extent,
                         std::vector<Block>& blocks) {
    ExpertPages(context, index, extent, blocks).write();
}

} // namespace vestigo::report
