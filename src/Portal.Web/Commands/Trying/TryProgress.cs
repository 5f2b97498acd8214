namespace Portal.Web.Commands.Trying;

/// <summary>How far it is.</summary>
/// <param name="Made">Machines that are there.</param>
/// <param name="Wanted">Machines that there are to be.</param>
/// <param name="NeedYou">Items that have failed, or wait for one that has.</param>
/// <param name="AtWork">Items at each step, most of them first: "difference-disk 3".</param>
/// <param name="Image">Percent of the image's conversion; null while none runs.</param>
internal sealed record TryProgress(int Made, int Wanted, int NeedYou, IReadOnlyList<(string Step, int Items)> AtWork, int? Image)
{
    /// <summary>"37 of 50 machines; at work: difference-disk 3, virtual-machine 2; 1 needs you".</summary>
    public override string ToString()
    {
        var parts = new List<string> { FormattableString.Invariant($"{Made} of {Wanted} machines") };
        if (Image is { } percent) parts.Add(FormattableString.Invariant($"image {percent} %"));
        if (AtWork.Count > 0) parts.Add("at work: " + string.Join(", ", AtWork.Select(each => FormattableString.Invariant($"{each.Step} {each.Items}"))));
        if (NeedYou > 0) parts.Add(FormattableString.Invariant($"{NeedYou} {(NeedYou == 1 ? "needs" : "need")} you"));
        return string.Join("; ", parts);
    }
}
