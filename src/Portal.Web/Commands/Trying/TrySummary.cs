namespace Portal.Web.Commands.Trying;

/// <summary>What came of it.</summary>
/// <param name="There">Machines that are there.</param>
/// <param name="Wanted">Machines that there are to be.</param>
/// <param name="Made">Of them, in this run.</param>
/// <param name="Took">From the first step to the last.</param>
/// <param name="Retries">Steps that were tried again in this run.</param>
internal sealed record TrySummary(int There, int Wanted, int Made, TimeSpan Took, int Retries)
{
    /// <summary>Machines of this run by its time; 0 when it made none.</summary>
    public double PerSecond => Took > TimeSpan.Zero ? Made / Took.TotalSeconds : 0;

    /// <summary>All, some or none of them: an <see cref="ExitCode"/>.</summary>
    public int ExitCode => There >= Wanted ? Commands.ExitCode.Done : There > 0 ? Commands.ExitCode.Partial : Commands.ExitCode.Failed;

    /// <summary>"50 of 50 machines in 12.3 s, 4.1 machines a second, 0 retries": always these words, so that scripts can read them.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Math.Min(There, Wanted)} of {Wanted} machines in {Took.TotalSeconds:0.0} s, {PerSecond:0.0} machines a second, {Retries} retries");
}
