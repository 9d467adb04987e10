// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/instruction_scripts.h"

#include <algorithm>

namespace vestigo::dataset::synthetic {

namespace {

/// Writes one happening's lines. Times are shares of its length, so that short and long ones read alike.
class ScriptWriter {
public:
    ScriptWriter(const Happening& happening, std::string terminal, const Vocabulary& vocabulary)
        : happening_(happening)
        , terminal_(std::move(terminal))
        , words_(vocabulary)
        , chance_(happening.seed, "script") {}

    std::vector<Instruction> write() {
        switch (happening_.variant->script) {
        case Script::None:
            break;
        case Script::SetPointWrites:
            setPoints();
            break;
        case Script::LogicDownload:
            download();
            break;
        case Script::SafetyBypass:
            bypass();
            break;
        case Script::CoveredTracks:
            coverTracks();
            break;
        case Script::UnauthorisedJog:
            jog();
            break;
        case Script::WrongSequence:
            wrongSequence();
            break;
        case Script::Scan:
            scan();
            break;
        case Script::InjectedCommands:
            inject();
            break;
        case Script::MaintenanceVisit:
            maintain();
            break;
        case Script::Changeover:
            changeOver();
            break;
        case Script::FirmwareUpdate:
            updateFirmware();
            break;
        case Script::ShiftChange:
            changeShift();
            break;
        case Script::Recalibration:
            recalibrate();
            break;
        case Script::Visit:
            visit();
            break;
        }
        return std::move(lines_);
    }

private:
    double length() const { return happening_.end - happening_.start; }

    void say(double share, Verb verb, const std::string& actor, bool error = false) {
        const double t = happening_.start + share * length() + chance_.uniform(0.0, 0.15);
        lines_.push_back({t, terminal_, words_.word(verb), actor, error});
    }
    /// `count` times between two shares, one of the verbs each.
    void sayMany(double from, double to, int count, const std::vector<Verb>& verbs, const std::string& actor,
                 double errors = 0.0) {
        for (int i = 0; i < count; ++i) {
            say(chance_.uniform(from, to), chance_.of(verbs), actor, chance_.happens(errors));
        }
    }
    /// More of them when it is plain.
    int times(double perSecond) {
        return std::max(1, static_cast<int>(perSecond * length() * (0.4 + 1.2 * happening_.severity)));
    }

    /// Someone who has no business here: a stranger, or a known name from somewhere.
    std::string intruder() {
        const int kind = chance_.whole(0, 3);
        return kind == 0   ? chance_.of(words_.strangers)
               : kind == 1 ? chance_.of(words_.administrators)
               : kind == 2 ? chance_.of(words_.engineers)
                           : chance_.of(words_.hosts);
    }

    void setPoints() {
        const std::string who = intruder();
        if (chance_.happens(0.5)) {
            say(0.0, Verb::Login, who, chance_.happens(0.3));
        }
        sayMany(0.02, 0.9, times(0.5), {Verb::SetSpeed, Verb::WriteParameter, Verb::WriteLimit}, who, 0.08);
        sayMany(0.0, 0.5, times(0.15), {Verb::ReadProgram, Verb::ReadDiagnosis}, who);
    }
    void download() {
        const std::string who = intruder();
        say(0.0, Verb::ReadProgram, who);
        say(0.08, Verb::Stop, who, chance_.happens(0.2));
        sayMany(0.1, 0.6, times(0.7), {Verb::DownloadLogic}, who, 0.05);
        say(0.65, Verb::Start, who);
        if (chance_.happens(0.4)) {
            say(0.75, Verb::DeleteLog, who);
        }
    }
    void bypass() {
        const std::string who = chance_.happens(0.6) ? chance_.of(words_.operators) : intruder();
        say(0.0, Verb::BypassSafety, who, chance_.happens(0.3));
        sayMany(0.03, 0.8, times(0.12), {Verb::BypassSafety, Verb::WriteLimit}, who, 0.15);
    }
    void coverTracks() {
        const std::string who = intruder();
        say(0.0, Verb::Login, who);
        sayMany(0.05, 0.6, times(0.25), {Verb::WriteParameter, Verb::ReadAlarms}, who);
        sayMany(0.5, 0.95, times(0.12), {Verb::DeleteLog, Verb::Acknowledge}, who);
    }
    void jog() {
        const std::string who = chance_.of(words_.operators);
        say(0.0, Verb::ModeManual, who, chance_.happens(0.25));
        sayMany(0.03, 0.9, times(0.6), {Verb::Jog}, who, 0.12);
        say(0.97, Verb::ModeAutomatic, who);
    }
    void wrongSequence() {
        const std::string who = chance_.of(words_.operators);
        sayMany(0.0, 0.95, times(0.6),
                {Verb::Reset, Verb::Start, Verb::Acknowledge, Verb::Stop, Verb::LoadRecipe, Verb::ModeManual,
                 Verb::ModeAutomatic},
                who, 0.4);
    }
    void scan() {
        const std::string who = chance_.of(words_.strangers);
        sayMany(0.0, 1.0, times(0.9),
                {Verb::Identify, Verb::ReadProgram, Verb::ReadDiagnosis, Verb::ReadAlarms}, who, 0.35);
    }
    void inject() {
        // Under the name of a program that may: only the order of the words gives it away.
        const std::string who = chance_.of(words_.hosts);
        sayMany(0.0, 0.95, times(0.6),
                {Verb::Stop, Verb::Start, Verb::WriteOutput, Verb::SetSpeed, Verb::Reset}, who, 0.05);
    }
    void maintain() {
        const std::string who = chance_.of(words_.engineers);
        say(0.0, Verb::Login, who);
        say(0.04, Verb::ModeMaintenance, who);
        sayMany(0.1, 0.85, times(0.2),
                {Verb::ReadDiagnosis, Verb::WriteParameter, Verb::Jog, Verb::ReadAlarms}, who);
        if (chance_.happens(0.5)) {
            say(0.88, Verb::Reset, who);
        }
        say(0.92, Verb::ModeAutomatic, who);
        say(0.97, Verb::Logout, who);
    }
    void changeOver() {
        const std::string who =
            chance_.happens(0.5) ? chance_.of(words_.engineers) : chance_.of(words_.operators);
        say(0.0, Verb::Login, who);
        say(0.05, Verb::Stop, who);
        say(0.15, Verb::LoadRecipe, who);
        sayMany(0.2, 0.5, times(0.15), {Verb::WriteParameter, Verb::SetSpeed}, who);
        say(0.57, Verb::Start, who);
        say(0.9, Verb::Logout, who);
    }
    void updateFirmware() {
        const std::string who = chance_.of(words_.engineers);
        say(0.0, Verb::FirmwareBegin, who);
        sayMany(0.05, 0.55, times(0.9), {Verb::FirmwareBlock}, who);
        say(0.58, Verb::FirmwareVerify, who);
        say(0.62, Verb::Reboot, who);
    }
    void changeShift() {
        const std::string leaves = words_.operators.front();
        const std::string comes = words_.operators.back();
        say(0.1, Verb::Logout, leaves);
        say(0.45, Verb::Login, comes);
        sayMany(0.5, 0.9, 2, {Verb::ReadAlarms, Verb::Page, Verb::Acknowledge}, comes);
        say(0.95, Verb::Logout, comes);
    }
    void recalibrate() {
        const std::string who = chance_.of(words_.engineers);
        say(0.0, Verb::Login, who);
        sayMany(0.1, 0.7, times(0.25), {Verb::Calibrate}, who);
        say(0.85, Verb::WriteParameter, who);
        say(0.95, Verb::Logout, who);
    }
    void visit() {
        const std::string who = chance_.of(words_.operators);
        const bool logsIn = chance_.happens(0.6);
        if (logsIn) {
            say(0.05, Verb::Login, who);
        }
        sayMany(0.15, 0.8, chance_.whole(1, 3),
                {Verb::ReadAlarms, Verb::Page, Verb::Acknowledge, Verb::ReadDiagnosis, Verb::WriteParameter},
                who, 0.03);
        if (logsIn) {
            say(0.92, Verb::Logout, who);
        }
    }

    const Happening& happening_;
    std::string terminal_;
    const Vocabulary& words_;
    Chance chance_;
    std::vector<Instruction> lines_;
};

} // namespace

std::vector<Instruction> scriptOf(const Happening& happening, const std::string& terminal,
                                  const Vocabulary& vocabulary) {
    return ScriptWriter(happening, terminal, vocabulary).write();
}

} // namespace vestigo::dataset::synthetic
