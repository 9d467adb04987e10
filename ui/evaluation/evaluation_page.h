// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/evaluation/evaluation.h"
#include "ui/evaluation/evaluation_form.h"

#include <QtWidgets/QDialog>

#include <memory>
#include <optional>

class QLabel;
class QPushButton;
class QTableView;
class QTabWidget;
class QTreeView;

namespace vestigo::ui_evaluation {

class ConfusionModel;
class CurveChart;
class FigureModel;
class FigureTiles;
class GroupModel;
class MistakeModel;

using EvaluationPtr = std::shared_ptr<const evaluation::Evaluation>;

/// The Evaluation page, a window beside the main one, which shows the mistakes that are opened from it:
/// figures with intervals, curves, confusion, types, and every recording with its mistakes. It measures
/// nothing itself.
class EvaluationPage : public QDialog {
    Q_OBJECT
public:
    explicit EvaluationPage(QWidget* parent = nullptr);

    EvaluationForm* form() const { return form_; }
    void setRunning(bool running);
    void showResult(const EvaluationPtr& result);
    const EvaluationPtr& result() const { return result_; }
    void showError(const Error& error);
    void showStopped();
    void showSaved(const QString& file);
    /// "overview", "figures", "confusion", "types", "mistakes"; false: there is no such part.
    bool showPart(const QString& name);

Q_SIGNALS:
    void saveRequested(const QString& file);
    void openRequested(const QString& file);
    /// A recording is to be shown at a mistake, by its path in the data set.
    void mistakeRequested(const QString& datasetFolder, const QString& path, const QString& terminal,
                          double seconds);

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeOverview();
    QWidget* makeFigures();
    QWidget* makeConfusion();
    QWidget* makeTypes();
    QWidget* makeMistakes();
    void fill();
    void fitColumns();
    void retranslate();
    void tellNote();
    void activate(const QModelIndex& index);
    void askWhereToSave();
    void askWhatToOpen();

    EvaluationForm* form_;
    QLabel* heading_;
    QLabel* note_;
    QPushButton* save_;
    QPushButton* open_;
    QTabWidget* parts_;
    FigureTiles* tiles_ = nullptr;
    std::vector<CurveChart*> charts_;
    FigureModel* figures_;
    QTableView* figureTable_ = nullptr;
    ConfusionModel* stepConfusion_;
    ConfusionModel* typeConfusion_;
    QTableView* stepTable_ = nullptr;
    QTableView* typeTable_ = nullptr;
    QLabel* stepTitle_ = nullptr;
    QLabel* typeTitle_ = nullptr;
    QLabel* typeHint_ = nullptr;
    GroupModel* anomalyTypes_;
    GroupModel* terminalTypes_;
    QTableView* anomalyTable_ = nullptr;
    QTableView* terminalTable_ = nullptr;
    QLabel* anomalyTitle_ = nullptr;
    QLabel* terminalTitle_ = nullptr;
    MistakeModel* mistakes_;
    QTreeView* mistakeTree_ = nullptr;
    QLabel* mistakeHint_ = nullptr;
    EvaluationPtr result_;
    std::optional<Error> failure_;
    QString saved_;
    bool stopped_ = false;
};

} // namespace vestigo::ui_evaluation
