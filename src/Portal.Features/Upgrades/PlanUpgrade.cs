using Portal.Domain.Upgrades;

namespace Portal.Features.Upgrades;

/// <summary>The shortest supported order from what somebody runs to where he wants to be. Reads nothing but the matrix, and keeps nothing.</summary>
public sealed class PlanUpgrade(SupportMatrix matrix, UpgradePlanner planner)
{
    private readonly QuestionRules _rules = new(matrix);

    /// <summary>Plans, within microseconds. A plan that leads nowhere is a yes: its blockers say why.</summary>
    /// <param name="estate">What runs, in the matrix's names.</param>
    /// <param name="goal">Where to.</param>
    /// <returns>The plan; a no where a name is unknown, or a figure cannot be, on its field: "from/vmm", "from/hosts/0/runs/1", "to/sql".</returns>
    public Answer<UpgradePlan> Execute(Estate estate, Goal goal)
    {
        var verdict = _rules.Judge(estate, goal);
        return verdict.IsYes ? Answer.Yes(planner.Plan(estate, goal)) : Answer.No<UpgradePlan>(verdict);
    }
}
