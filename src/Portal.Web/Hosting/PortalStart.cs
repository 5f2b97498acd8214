namespace Portal.Web.Hosting;

/// <summary>How a portal is to be started.</summary>
/// <param name="Folder">Its data folder, as typed.</param>
/// <param name="Urls">Where it listens; null runs without a web server.</param>
internal sealed record PortalStart(string Folder, string? Urls)
{
    /// <summary>Settings that a command insists on, before those of files and environment.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Whether the command may work in this folder; asked before anything is made in it.</summary>
    public Func<DataFolder, Domain.Verdict> MayUse { get; init; } = _ => Domain.Verdict.Yes;

    /// <summary>Has the last word on what the portal is made of.</summary>
    public Action<IServiceCollection> Services { get; init; } = _ => { };

    /// <summary>The log goes to the data folder's file instead of the console.</summary>
    public bool LogToFile { get; init; }
}
