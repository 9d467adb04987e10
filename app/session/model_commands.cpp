// SPDX-License-Identifier: GPL-3.0-or-later
// Models: how they are trained, which one judges.
#include "app/session/command_adder.h"
#include "app/workspace/own_plant_controller.h"
#include "app/workspace/training_controller.h"
#include "app/workspace/workspace.h"
#include "ui/common/error_text.h"
#include "ui/preferences/preferences_dialog.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QPointer>

namespace vestigo::session {

namespace {

using Result = CommandAdder::Result;

QString words(const char* text) {
    return QCoreApplication::translate("Commands", text);
}

/// Starts what is asked for; a script goes on when it is through.
Result train(workspace::Workspace& work, const QStringList& arguments) {
    if (arguments.size() < 3) {
        return {words(QT_TRANSLATE_NOOP("Commands", "Give the recordings, the engine and the model file.")),
                {}};
    }
    ui_training::TrainingWishes wishes;
    wishes.dataset = arguments[0];
    wishes.engine = arguments[1];
    wishes.out = arguments[2];
    wishes.epochs = arguments.value(3).toInt();
    work.trainings().train(wishes);
    return {{}, [trainings = QPointer<workspace::TrainingController>(&work.trainings())] {
                return !trainings || !trainings->isRunning();
            }};
}

CommandAdder::Needs training(workspace::Workspace& work) {
    return [&work] {
        return work.trainings().isRunning() ? QString()
                                            : words(QT_TRANSLATE_NOOP("Commands", "No training is running."));
    };
}

} // namespace

/// Does a step of fitting a plant as its button would; a script goes on when it is through.
Result plantStep(workspace::Workspace& work, const QString& word) {
    static const QStringList steps{QStringLiteral("look"), QStringLiteral("calibrate"),
                                   QStringLiteral("fine-tune"), QStringLiteral("compare"),
                                   QStringLiteral("adopt")};
    const auto step = steps.indexOf(word);
    if (step < 0) {
        return {
            words(QT_TRANSLATE_NOOP("Commands", "The steps are %1.")).arg(steps.join(QStringLiteral(", "))),
            {}};
    }
    if (work.ownPlants().dialog() == nullptr) {
        return {words(QT_TRANSLATE_NOOP("Commands", "Open the page of your plant first.")), {}};
    }
    work.ownPlants().begin(static_cast<ui_training::PlantStep>(step));
    return {{}, [plants = QPointer<workspace::OwnPlantController>(&work.ownPlants())] {
                return !plants || !plants->isRunning();
            }};
}

/// Its work lies beside the library of models; a model that is adopted judges from now on.
void connectOwnPlants(Session& session, ui_shell::InstrumentWindow& window) {
    using OwnPlants = workspace::OwnPlantController;
    OwnPlants& plants = session.workspace().ownPlants();
    const std::filesystem::path& models = session.models().folder();
    plants.setPlaces(models, models.empty() ? models : models.parent_path() / "plants");
    QObject::connect(&plants, &OwnPlants::adopted, &session, [&session, &window] {
        const auto adopted = session.models().inUse();
        if (adopted && *adopted) {
            window.setEngine(QString::fromStdString((*adopted)->engine));
        }
    });
    QObject::connect(&plants, &OwnPlants::backRequested, &session, [&session, &window] {
        const QString problem = session.goBackToModelBefore();
        if (!problem.isEmpty()) {
            window.showNotice(problem);
        }
    });
}

/// The engine of the model that is adopted, else of the one that ships, is the one that is offered first.
void Session::useAdoptedEngine() {
    const auto model = pipeline::modelInUse({}, {}, models_);
    if (!model) {
        showFailure(model.error());
    } else if (!model->engine.empty()) {
        window_.setEngine(QString::fromStdString(model->engine));
    }
}

QString Session::goBackToModelBefore() {
    const auto before = models_.goBack();
    if (!before) {
        return ui_common::errorLine(before.error());
    }
    useAdoptedEngine();
    window_.showNotice(*before ? tr("In use again: the model %1").arg(QString::fromStdString((*before)->name))
                               : tr("No adopted model is in use any more."));
    workspace_->ownPlants().tell();
    commands_.refresh();
    return {};
}

void addModelCommands(CommandAdder a) {
    Session& session = a.session;
    workspace::Workspace& work = session.workspace();
    a.addLine("own-plant", QT_TRANSLATE_NOOP("Commands", "&Your plant…"), "[FOLDER]",
              {Qt::CTRL | Qt::SHIFT | Qt::Key_Y}, [&work, &session](const QStringList& arguments) {
                  work.ownPlants().setDetector(session.choices().detector);
                  work.ownPlants().open(arguments.value(0));
                  return Result{{}, [plants = QPointer<workspace::OwnPlantController>(&work.ownPlants())] {
                                    return !plants || !plants->isRunning();
                                }};
              });
    a.addLine(
        "plant-step", QT_TRANSLATE_NOOP("Commands", "A step of fitting a model to your plant"),
        "look|calibrate|fine-tune|compare|adopt", {},
        [&work](const QStringList& arguments) { return plantStep(work, arguments.front()); },
        [&work] {
            return work.ownPlants().isRunning()
                       ? words(QT_TRANSLATE_NOOP("Commands", "A step is running already."))
                       : QString();
        },
        {}, true);
    connectOwnPlants(session, a.window);
    a.add("training", QT_TRANSLATE_NOOP("Commands", "&Train a model…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_T},
          [&work] { work.trainings().open(); });
    a.addLine(
        "train", QT_TRANSLATE_NOOP("Commands", "Train a model at once"), "RECORDINGS ENGINE FILE [EPOCHS]",
        {}, [&work](const QStringList& arguments) { return train(work, arguments); },
        [&work] {
            return work.trainings().isRunning()
                       ? words(QT_TRANSLATE_NOOP("Commands", "A training is running already."))
                       : QString();
        },
        {}, true);
    a.add(
        "pause-training", QT_TRANSLATE_NOOP("Commands", "Pause the training"), {},
        [&work] { work.trainings().setPaused(true); }, training(work));
    a.add(
        "resume-training", QT_TRANSLATE_NOOP("Commands", "Go on with the training"), {},
        [&work] { work.trainings().setPaused(false); }, training(work));
    a.add(
        "stop-training", QT_TRANSLATE_NOOP("Commands", "Stop the training, keep what was learnt"), {},
        [&work] { work.trainings().stop(); }, training(work));
    a.addLine("model-back", QT_TRANSLATE_NOOP("Commands", "&Back to the model before"), "", {},
              [&session](const QStringList&) {
                  return Result{session.goBackToModelBefore(), {}};
              });
}

} // namespace vestigo::session
