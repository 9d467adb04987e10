// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/frontline.h"

#include "core/report/alarm_lines.h"
#include "core/report/extent.h"
#include "core/report/incident_brief.h"

#include <algorithm>
#include <cmath>
#include <memory>

namespace vestigo::report {

namespace {

using analysis::Episode;
using analysis::Incident;

constexpr double beforeSeconds = 3.0;

/// Writes one page.
class Sheet {
public:
    Sheet(const ReportContext& context, std::size_t index)
        : context_(context)
        , wording_(context.wording)
        , incident_(context.analysis->incidents[index])
        , index_(index)
        , order_(terminalsInOrder(incident_)) {}

    void write(std::vector<Block>& blocks) const {
        blocks.emplace_back(title());
        section(blocks, VESTIGO_TEXT("Report", "What happened"));
        blocks.emplace_back(incidentInWords(context_, index_));
        if (Paragraph alarms = alarmLine(context_, index_); !alarms.spans.empty()) {
            blocks.emplace_back(std::move(alarms));
        }
        blocks.emplace_back(whereAndHow(context_, index_));
        const bool pictures = whatTheCameraSaw(blocks);
        whatWasMeasured(blocks, pictures);
        section(blocks, VESTIGO_TEXT("Report", "Check first"));
        blocks.emplace_back(checkFirst());
        section(blocks, VESTIGO_TEXT("Report", "How sure is this"));
        blocks.emplace_back(howSure(pictures));
        blocks.emplace_back(SignatureLines{{wording_.say(VESTIGO_TEXT("Report", "Shift lead, date")),
                                            wording_.say(VESTIGO_TEXT("Report", "Maintenance, date"))}});
    }

private:
    void section(std::vector<Block>& blocks, const Text& text) const {
        blocks.emplace_back(Heading{2, wording_.say(text), {}, {}});
    }

    Heading title() const {
        Heading heading{1, incidentTitle(context_, index_), {}, {}};
        heading.beside =
            wording_.say(VESTIGO_TEXT("Report", "Frontline sheet")) + "\n" + reportNumber(context_);
        const std::string site = printable(context_.analysis->site, 60);
        const std::string period = wording_.period(incident_.range);
        heading.below =
            site.empty() ? period : wording_.say(VESTIGO_TEXT("Report", "%1 · %2"), {site, period});
        return heading;
    }

    /// False: there is no picture.
    bool whatTheCameraSaw(std::vector<Block>& blocks) const {
        const Episode* episode = bestSeen();
        PictureRow row;
        if (episode != nullptr) {
            addPictures(*episode, row);
        }
        if (row.pictures.empty() && context_.options.pictureNote.empty()) {
            return false;
        }
        section(blocks, VESTIGO_TEXT("Report", "What the camera saw"));
        if (row.pictures.empty()) {
            blocks.emplace_back(Paragraph{{{context_.options.pictureNote, false}}, true});
            return false;
        }
        row.mostHeight = 130.0;
        blocks.emplace_back(row);
        return true;
    }

    /// Courses of the first terminal against what is usual: the more room, the more of them.
    void whatWasMeasured(std::vector<Block>& blocks, bool pictures) const {
        TimelineFigure figure = incidentTimeline(context_, index_, pictures ? 1 : 3);
        if (figure.features.empty()) {
            return;
        }
        figure.plain = true;
        figure.caption = wording_.say(
            VESTIGO_TEXT("Report",
                         "Bars: the darker, the farther from what is usual. Below: %1; grey band: usual."),
            {wording_.name(figure.terminal)});
        auto part = std::make_shared<TwoColumns>();
        part->left.emplace_back(
            Heading{2, wording_.say(VESTIGO_TEXT("Report", "What was measured")), {}, {}});
        part->left.emplace_back(figure);
        part->ifRoom = true;
        blocks.emplace_back(std::shared_ptr<const TwoColumns>(part));
    }

    /// The first terminal where the engine marked a place, else the first with a camera.
    const Episode* bestSeen() const {
        const Episode* best = nullptr;
        for (const std::string& terminal : order_) {
            const Episode* episode = mainEpisode(incident_, terminal);
            if (episode == nullptr || pictureStream(*context_.analysis, *episode).empty()) {
                continue;
            }
            if (!episode->visualEvidence.empty()) {
                return episode;
            }
            best = best == nullptr ? episode : best;
        }
        return best;
    }

    void addPictures(const Episode& episode, PictureRow& row) const {
        const std::string stream = pictureStream(*context_.analysis, episode);
        const double during =
            episode.visualEvidence.empty() ? episode.peakTime : episode.visualEvidence.front().t;
        const double before = incident_.range.start - beforeSeconds;
        const double after = incident_.range.end + beforeSeconds;
        const auto add = [&](double t, const Text& word) {
            PictureFigure figure = pictureAt(context_, episode, stream, t);
            if (!figure.picture.empty()) {
                figure.label = wording_.say(word, {wording_.clock(t)});
                row.pictures.push_back(std::move(figure));
            }
        };
        if (before >= 0.0) {
            add(before, VESTIGO_TEXT("Report", "%1 before"));
        }
        add(during, VESTIGO_TEXT("Report", "%1 during"));
        if (after <= context_.analysis->durationSeconds) {
            add(after, VESTIGO_TEXT("Report", "%1 after"));
        }
        row.caption = wording_.say(
            VESTIGO_TEXT("Report",
                         "%1, %2. Warm colours: where the picture changed more than it usually does."),
            {wording_.name(episode.terminal), wording_.stream(stream)});
    }

    Table checkFirst() const {
        Table table;
        table.head = {"#", wording_.say(VESTIGO_TEXT("Report", "where")),
                      wording_.say(VESTIGO_TEXT("Report", "what")),
                      wording_.say(VESTIGO_TEXT("Report", "done by, time"))};
        table.widths = {0.03, 0.25, 0.54, 0.18};
        for (const Check& check : checksOf(incident_, wording_)) {
            table.rows.push_back({{std::to_string(table.rows.size() + 1), false, false},
                                  {check.where, false, table.rows.empty()},
                                  {check.what, false, false},
                                  {{}, false, false}});
        }
        return table;
    }

    Paragraph howSure(bool pictures) const {
        Paragraph text;
        aboutRoot(text.spans);
        aboutStrength(text.spans);
        if (pictures) {
            wording_.sentence(
                text.spans,
                VESTIGO_TEXT("Report", " What is marked in the pictures was unusual there, which does not "
                                       "prove that it matters."),
                {});
        }
        const std::vector<Span> rest = runReservations(context_);
        text.spans.insert(text.spans.end(), rest.begin(), rest.end());
        return text;
    }

    /// A verdict in one bold word or two, then why.
    void aboutRoot(std::vector<Span>& spans) const {
        const std::string& root = incident_.rootCause;
        const auto verdict = [&](const Text& text) {
            wording_.sentence(spans, VESTIGO_TEXT("Report", "%1 "), {{wording_.say(text), true}});
        };
        if (root.empty() || order_.empty()) {
            wording_.sentence(spans, VESTIGO_TEXT("Report", "Where it began could not be said."), {});
        } else if (incident_.rootRule == analysis::RootRule::GraphSource) {
            verdict(VESTIGO_TEXT("Report", "Cause: tested."));
            wording_.sentence(spans,
                              VESTIGO_TEXT("Report",
                                           "That it began at %1 is tested: its course foretells that of the "
                                           "terminals that the arrows point to, and none foretells its own."),
                              {{wording_.name(root), false}});
        } else if (incident_.rootRule == analysis::RootRule::LinkSource) {
            verdict(VESTIGO_TEXT("Report", "Cause: likely."));
            wording_.sentence(
                spans,
                VESTIGO_TEXT("Report", "It seems to have begun at %1: the terminals that the arrows point to "
                                       "turned abnormal soon after it along the plant's links. A test of "
                                       "their course does not show it."),
                {{wording_.name(root), false}});
        } else if (order_.size() < 2) {
            verdict(VESTIGO_TEXT("Report", "Cause: not tested."));
            wording_.sentence(
                spans,
                VESTIGO_TEXT("Report", "Only %1 was abnormal, so there was nothing to compare it with."),
                {{wording_.name(root), false}});
        } else {
            verdict(VESTIGO_TEXT("Report", "Cause: not supported."));
            wording_.sentence(spans,
                              VESTIGO_TEXT("Report",
                                           "%1 is named because it was the first; that it led to the others "
                                           "is not supported by a test."),
                              {{wording_.name(root), false}});
        }
    }

    /// How far the first terminal stood over its limit, in words.
    void aboutStrength(std::vector<Span>& spans) const {
        constexpr double justOver = 0.15; // of the way from the limit to certainty
        constexpr double clearlyOver = 0.5;
        const std::string terminal = order_.empty() ? std::string() : order_.front();
        const Episode* episode = mainEpisode(incident_, terminal);
        const analysis::TerminalResult* result = context_.analysis->findTerminal(terminal);
        if (episode == nullptr || result == nullptr || !(result->threshold < 1.0)) {
            return;
        }
        const double over = (episode->peakProbability - result->threshold) / (1.0 - result->threshold);
        if (over < justOver) {
            wording_.sentence(spans,
                              VESTIGO_TEXT("Report",
                                           " %1 was only just over the limit of what is usual: this "
                                           "may be a false alarm."),
                              {{wording_.name(terminal), false}});
        } else if (over >= clearlyOver) {
            wording_.sentence(spans, VESTIGO_TEXT("Report", " %1 stood out clearly from what is usual."),
                              {{wording_.name(terminal), false}});
        }
    }

    const ReportContext& context_;
    const Wording& wording_;
    const Incident& incident_;
    std::size_t index_;
    std::vector<std::string> order_;
};

/// Where not every incident has a sheet: which have.
void writeOverview(const ReportContext& context, const Extent& extent, std::vector<Block>& blocks) {
    const analysis::Analysis& analysis = *context.analysis;
    const Wording& wording = context.wording;
    Heading title{
        1,
        wording.say(VESTIGO_TEXT("Report", "%1 incidents"), {std::to_string(analysis.incidents.size())}),
        wording.say(VESTIGO_TEXT("Report", "Frontline sheet")) + "\n" + reportNumber(context),
        {}};
    const std::string site = printable(analysis.site, 60);
    const std::string period = wording.period({0.0, analysis.durationSeconds});
    title.below = site.empty() ? period : wording.say(VESTIGO_TEXT("Report", "%1 · %2"), {site, period});
    blocks.emplace_back(title);
    blocks.emplace_back(Paragraph{{{leftOutOf(context, extent.inFull.size()), false}}, false});
    Table table;
    table.head = {"#", wording.say(VESTIGO_TEXT("Report", "began")),
                  wording.say(VESTIGO_TEXT("Report", "lasted")),
                  wording.say(VESTIGO_TEXT("Report", "what happened"))};
    table.widths = {0.07, 0.24, 0.13, 0.56};
    for (const std::size_t i : extent.inFull) {
        const Incident& incident = analysis.incidents[i];
        table.rows.push_back({{std::to_string(i + 1), false, false},
                              {wording.moment(incident.range.start), false, false},
                              {wording.duration(incident.range.length()), false, false},
                              {incidentTitle(context, i), false, false}});
    }
    blocks.emplace_back(std::move(table));
}

/// Which clock was corrected, and which seems to be off; the first of each is enough here.
void tellClocks(const ReportContext& context, std::vector<Span>& spans) {
    const analysis::Analysis& analysis = *context.analysis;
    const Wording& wording = context.wording;
    if (!analysis.appliedOffsets.empty()) {
        const analysis::ClockOffset& offset = analysis.appliedOffsets.front();
        wording.sentence(spans, VESTIGO_TEXT("Report", " The times of the %1 of %2 were corrected by %3 s."),
                         {{wording.stream(offset.stream), false},
                          {wording.name(offset.terminal), false},
                          {fixedText(offset.seconds, 2), false}});
    }
    if (!analysis.offsets.empty()) {
        const analysis::OffsetOffer& offer = analysis.offsets.front();
        wording.sentence(
            spans,
            VESTIGO_TEXT("Report", " The clock of the %1 of %2 seems to be off by %3 s; the times here are "
                                   "not corrected for it."),
            {{wording.stream(offer.stream), false},
             {wording.name(offer.terminal), false},
             {fixedText(offer.offsetSeconds, 1), false}});
    }
}

} // namespace

std::vector<Span> runReservations(const ReportContext& context) {
    const analysis::Analysis& analysis = *context.analysis;
    const Wording& wording = context.wording;
    std::vector<Span> spans;
    if (analysis.modelSha256.empty()) {
        wording.sentence(spans,
                         VESTIGO_TEXT("Report",
                                      " What is usual was learnt from this recording alone, without a model "
                                      "of the site."),
                         {});
    }
    tellClocks(context, spans);
    if (!analysis.notices.empty()) {
        const bool expert = context.options.role == Role::Expert;
        wording.sentence(
            spans,
            expert ? VESTIGO_TEXT("Report", " Parts of the recording could not be used (%1); see the end.")
                   : VESTIGO_TEXT(
                         "Report",
                         " Parts of the recording could not be used (%1); the expert report names them."),
            {{std::to_string(analysis.notices.size()), false}});
    }
    if (analysis.synthetic) {
        wording.sentence(
            spans, VESTIGO_TEXT("Report", " %1"),
            {{wording.say(VESTIGO_TEXT(
                  "Report", "Synthetic data: this recording is drawn, it was not made in a plant.")),
              true}});
    }
    return spans;
}

void writeFrontline(const ReportContext& context, std::vector<Block>& blocks) {
    const Extent extent = extentOf(*context.analysis);
    if (extent.inFull.size() < context.analysis->incidents.size()) {
        writeOverview(context, extent, blocks);
    }
    for (const std::size_t i : extent.inFull) {
        if (!blocks.empty()) {
            blocks.emplace_back(PageBreak{});
        }
        Sheet(context, i).write(blocks);
    }
}

} // namespace vestigo::report
