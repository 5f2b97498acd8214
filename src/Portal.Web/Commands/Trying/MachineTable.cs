using Portal.Domain.Machines;
using Portal.Features.Machines;
using Portal.Features.Runs;
using Spectre.Console;

namespace Portal.Web.Commands.Trying;

/// <summary>What came of it, for people: a row a machine, the middle folded when they are many, and what stands still with its reason.</summary>
internal static class MachineTable
{
    private const int MostRows = 60;
    private const int RowsAtEachEnd = 10;

    /// <summary>Writes it.</summary>
    public static void Write(IAnsiConsole console, IReadOnlyList<MachineView> machines)
    {
        var table = new Table { Border = TableBorder.Simple }.AddColumns("machine", "state", "host", "address", "took");
        table.Columns[4].Alignment = Justify.Right;
        var folded = machines.Count > MostRows;
        foreach (var machine in folded ? machines.Take(RowsAtEachEnd) : machines) Add(table, machine);
        if (folded)
        {
            var middle = machines.Skip(RowsAtEachEnd).SkipLast(RowsAtEachEnd).ToList();
            table.AddRow(Cell($"… {middle.Count} more"), Cell(string.Join(", ", middle.CountBy(State).Select(alike => $"{alike.Value} {alike.Key}"))), new Text(""), new Text(""), new Text(""));
            foreach (var machine in machines.TakeLast(RowsAtEachEnd)) Add(table, machine);
        }

        console.Write(table);
    }

    /// <summary>Writes what stands still: how many, why, what to do.</summary>
    public static void WriteStill(TextWriter errors, IEnumerable<StoodStill> still)
    {
        foreach (var alike in still)
        {
            errors.WriteLine($"{Names(alike)}: {alike.State.ToString().ToLowerInvariant()} in {alike.Step}. {alike.Reason}");
            if (alike.Advice is { } advice) errors.WriteLine($"  {advice}");
        }
    }

    private static void Add(Table table, MachineView machine) =>
        table.AddRow(Cell(machine.Name), Cell(State(machine)), Cell(machine.Host), Cell(machine.Mac ?? ""), Cell(FormattableString.Invariant($"{machine.Steps.Sum(step => step.Took.TotalSeconds):0.00} s")));

    private static string State(MachineView machine) => machine switch
    {
        { State: MachineState.Ready } => "ready",
        { Order: { } order } => $"{order.State.ToString().ToLowerInvariant()} in {order.Step}",
        _ => machine.State.ToString().ToLowerInvariant(),
    };

    private static string Names(StoodStill alike)
    {
        const int most = 5;
        var names = string.Join(", ", alike.Items.Take(most).Select(item => item.Title));
        return alike.Items.Count > most ? $"{names} and {alike.Items.Count - most} more" : names;
    }

    private static Text Cell(string text) => new(text);
}
