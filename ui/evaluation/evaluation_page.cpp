// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/evaluation/evaluation_page.h"

#include "ui/common/error_text.h"
#include "ui/common/theme.h"
#include "ui/evaluation/curve_chart.h"
#include "ui/evaluation/figure_model.h"
#include "ui/evaluation/figure_tiles.h"
#include "ui/evaluation/mistake_model.h"

#include <QtCore/QDir>
#include <QtCore/QEvent>
#include <QtCore/QStringList>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QTableView>
#include <QtWidgets/QTreeView>
#include <QtWidgets/QVBoxLayout>

namespace vestigo::ui_evaluation {

namespace {

QString splitText(const std::string& split) {
    if (split == "train") {
        return EvaluationPage::tr("training split");
    }
    return split == "val" ? EvaluationPage::tr("validation split") : EvaluationPage::tr("test split");
}

/// What was measured on what, in one line.
QString headingOf(const evaluation::Evaluation& result) {
    const evaluation::EvaluationFacts& facts = result.facts;
    const QString model = QString::fromStdString(facts.modelName.empty() ? facts.engine : facts.modelName);
    const QString data = QString::fromStdString(facts.datasetName);
    const QString mode = facts.causal ? EvaluationPage::tr("causal") : EvaluationPage::tr("offline");
    QStringList parts;
    for (const QString& part : {model, mode, data, splitText(facts.split)}) {
        if (!part.isEmpty()) {
            parts.append(part);
        }
    }
    return parts.join(QStringLiteral(" · "));
}

QString sizeOf(const evaluation::Evaluation& result) {
    return EvaluationPage::tr("Recordings: %1").arg(result.recordings) + QStringLiteral(" · ") +
           EvaluationPage::tr("anomalies: %1").arg(result.anomalies) + QStringLiteral(" · ") +
           EvaluationPage::tr("terminal-steps: %1").arg(result.steps);
}

} // namespace

EvaluationPage::EvaluationPage(QWidget* parent)
    : QDialog(parent)
    , form_(new EvaluationForm)
    , heading_(new QLabel)
    , note_(new QLabel)
    , save_(new QPushButton)
    , open_(new QPushButton)
    , parts_(new QTabWidget)
    , figures_(new FigureModel(this))
    , stepConfusion_(new ConfusionModel(this))
    , typeConfusion_(new ConfusionModel(this))
    , anomalyTypes_(new GroupModel(GroupModel::Kind::AnomalyTypes, this))
    , terminalTypes_(new GroupModel(GroupModel::Kind::TerminalTypes, this))
    , mistakes_(new MistakeModel(this)) {
    setObjectName(QStringLiteral("evaluationPage"));
    heading_->setObjectName(QStringLiteral("evaluationHeading"));
    heading_->setFont(ui_common::sizedFont(heading_->font(), ui_common::textPixels, true));
    note_->setObjectName(QStringLiteral("evaluationNote"));
    save_->setObjectName(QStringLiteral("evaluationSave"));
    open_->setObjectName(QStringLiteral("evaluationOpen"));
    parts_->setObjectName(QStringLiteral("evaluationParts"));
    for (QLabel* label : {heading_, note_}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    for (QPushButton* button : {save_, open_}) {
        button->setAutoDefault(false);
    }
    for (QWidget* part : {makeOverview(), makeFigures(), makeConfusion(), makeTypes(), makeMistakes()}) {
        parts_->addTab(part, QString());
    }
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(heading_, 1);
    line->addWidget(open_);
    line->addWidget(save_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    column->addWidget(form_);
    column->addLayout(line);
    column->addWidget(note_);
    column->addWidget(parts_, 1);
    resize(1120, 860);
    connect(save_, &QPushButton::clicked, this, &EvaluationPage::askWhereToSave);
    connect(open_, &QPushButton::clicked, this, &EvaluationPage::askWhatToOpen);
    retranslate();
    fill();
}

void EvaluationPage::setRunning(bool running) {
    form_->setRunning(running);
    open_->setEnabled(!running);
    if (running) {
        failure_.reset();
        saved_.clear();
        stopped_ = false;
        tellNote();
    }
}

void EvaluationPage::showResult(const EvaluationPtr& result) {
    result_ = result;
    failure_.reset();
    saved_.clear();
    stopped_ = false;
    fill();
}

void EvaluationPage::showError(const Error& error) {
    failure_ = error;
    tellNote();
}

void EvaluationPage::showStopped() {
    stopped_ = true;
    tellNote();
}

void EvaluationPage::showSaved(const QString& file) {
    saved_ = file;
    tellNote();
}

bool EvaluationPage::showPart(const QString& name) {
    const QStringList names = {QStringLiteral("overview"), QStringLiteral("figures"),
                               QStringLiteral("confusion"), QStringLiteral("types"),
                               QStringLiteral("mistakes")};
    const auto place = names.indexOf(name);
    if (place < 0) {
        return false;
    }
    parts_->setCurrentIndex(static_cast<int>(place));
    return true;
}

void EvaluationPage::fill() {
    tiles_->show(result_);
    const evaluation::Evaluation nothing;
    const evaluation::Evaluation& shown = result_ ? *result_ : nothing;
    for (CurveChart* chart : charts_) {
        if (result_) {
            chart->show(shown);
        } else {
            chart->clear();
        }
    }
    figures_->show(shown.metrics, shown.randomDetector, shown.constantDetector);
    stepConfusion_->show(shown.stepConfusion);
    typeConfusion_->show(shown.typeConfusion);
    anomalyTypes_->show(shown.anomalyTypes);
    terminalTypes_->show(shown.terminalTypes);
    mistakes_->show(shown.perRecording);
    save_->setEnabled(result_ != nullptr);
    fitColumns();
    tellNote();
}

void EvaluationPage::fitColumns() {
    for (QTableView* view : {figureTable_, stepTable_, typeTable_, anomalyTable_, terminalTable_}) {
        view->resizeColumnsToContents();
    }
    for (int column = 0; column < MistakeModel::ColumnCount; ++column) {
        mistakeTree_->resizeColumnToContents(column);
    }
}

/// One line on what is shown and one on what is to be known of it.
void EvaluationPage::tellNote() {
    heading_->setText(result_ ? headingOf(*result_) : tr("No evaluation yet"));
    QStringList lines;
    if (failure_) {
        lines.append(ui_common::errorLine(*failure_));
    }
    if (stopped_) {
        lines.append(tr("Stopped before the end: nothing was measured."));
    }
    if (!saved_.isEmpty()) {
        lines.append(tr("Saved: %1").arg(saved_));
    }
    if (result_) {
        lines.append(sizeOf(*result_) + QStringLiteral(" · ") +
                     tr("intervals: 95 %, recordings drawn with replacement"));
        if (result_->facts.synthetic) {
            lines.append(tr("Synthetic data: these figures were measured on a plant that was drawn, not on a "
                            "real one."));
        }
        if (!result_->withoutResult.empty()) {
            lines.append(tr("Recordings of the split without a result, left out: %1")
                             .arg(result_->withoutResult.size()));
        }
    } else if (!failure_ && !stopped_) {
        lines.append(tr("Choose a data set with annotations and what is to be measured on it, or open an "
                        "evaluation that was saved."));
    }
    note_->setText(lines.join(QLatin1Char('\n')));
}

void EvaluationPage::activate(const QModelIndex& index) {
    const evaluation::RecordingFigures* recording = mistakes_->recordingAt(index);
    if (recording == nullptr || !result_) {
        return;
    }
    const evaluation::Mistake* mistake = mistakes_->mistakeAt(index);
    if (mistake == nullptr && !recording->mistakes.empty()) {
        mistake = &recording->mistakes.front();
    }
    Q_EMIT mistakeRequested(QString::fromStdString(result_->facts.datasetFolder),
                            QString::fromStdString(recording->path),
                            mistake == nullptr ? QString() : QString::fromStdString(mistake->terminal),
                            mistake == nullptr ? 0.0 : mistake->range.start);
}

void EvaluationPage::askWhereToSave() {
    const QString file = QFileDialog::getSaveFileName(
        this, tr("Save the evaluation"), QDir::home().filePath(QStringLiteral("evaluation.json")),
        tr("Evaluations (*.json)"));
    if (!file.isEmpty()) {
        Q_EMIT saveRequested(file);
    }
}

void EvaluationPage::askWhatToOpen() {
    const QString file = QFileDialog::getOpenFileName(this, tr("Open an evaluation"), QDir::homePath(),
                                                      tr("Evaluations (*.json)"));
    if (!file.isEmpty()) {
        Q_EMIT openRequested(file);
    }
}

void EvaluationPage::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void EvaluationPage::retranslate() {
    setWindowTitle(tr("Evaluation"));
    save_->setText(tr("&Save…"));
    open_->setText(tr("&Open…"));
    save_->setAccessibleName(tr("Save the evaluation"));
    open_->setAccessibleName(tr("Open an evaluation"));
    const QString titles[] = {tr("Overview"), tr("All figures"), tr("Confusion"), tr("By type"),
                              tr("Mistakes")};
    for (int i = 0; i < 5; ++i) {
        parts_->setTabText(i, titles[i]);
    }
    stepTitle_->setText(tr("Steps: true (rows) against said (columns)"));
    typeTitle_->setText(tr("Anomaly types: true (rows) against said (columns)"));
    typeHint_->setText(tr("Column “none”: not found. Row “none”: an alarm where there is no anomaly."));
    anomalyTitle_->setText(tr("By anomaly type, against all normal steps"));
    terminalTitle_->setText(tr("By terminal type"));
    mistakeHint_->setText(tr("Enter or a double click opens the recording in the main window, with the "
                             "terminal and the time of the mistake."));
    figureTable_->setAccessibleName(tr("All figures"));
    stepTable_->setAccessibleName(stepTitle_->text());
    typeTable_->setAccessibleName(typeTitle_->text());
    anomalyTable_->setAccessibleName(anomalyTitle_->text());
    terminalTable_->setAccessibleName(terminalTitle_->text());
    mistakeTree_->setAccessibleName(tr("Recordings and their mistakes"));
    form_->retranslate();
    tiles_->retranslate();
    for (CurveChart* chart : charts_) {
        chart->retranslate();
    }
    figures_->retranslate();
    stepConfusion_->retranslate();
    typeConfusion_->retranslate();
    anomalyTypes_->retranslate();
    terminalTypes_->retranslate();
    mistakes_->retranslate();
    fitColumns();
    tellNote();
}

} // namespace vestigo::ui_evaluation
