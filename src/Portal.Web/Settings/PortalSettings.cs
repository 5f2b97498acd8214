using Portal.Domain;

namespace Portal.Web.Settings;

/// <summary>Everything that can be set, under the key <c>Portal</c>. <c>appsettings.template.json</c> holds each with its default.</summary>
internal sealed class PortalSettings
{
    /// <summary>The key that everything is under.</summary>
    public const string Key = "Portal";

    /// <inheritdoc cref="DatabaseOptions" />
    public DatabaseOptions Database { get; set; } = new();

    /// <inheritdoc cref="WorkOptions" />
    public WorkOptions Work { get; set; } = new();

    /// <inheritdoc cref="HostsOptions" />
    public HostsOptions Hosts { get; set; } = new();

    /// <inheritdoc cref="LabOptions" />
    public LabOptions Lab { get; set; } = new();

    /// <inheritdoc cref="DirectoryOptions" />
    public DirectoryOptions Directory { get; set; } = new();

    /// <inheritdoc cref="AdministratorOptions" />
    public AdministratorOptions Administrator { get; set; } = new();

    /// <summary>Reads and judges them; defaults where nothing is said.</summary>
    public static (PortalSettings? Settings, Verdict Verdict) Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Key);
        var verdict = SettingsRule.Judge(section, typeof(PortalSettings));
        if (!verdict.IsYes) return (null, verdict);
        var settings = section.Get<PortalSettings>() ?? new PortalSettings();
        if (settings.Database is { Provider: not DatabaseKind.Sqlite, ConnectionString.Length: 0 })
            return (null, Verdict.No(
                $"{Key}:Database:ConnectionString", "", $"{settings.Database.Provider} needs one.",
                $"Set it (or the environment variable {Key}__Database__ConnectionString), or take {Key}:Database:Provider out to use SQLite."));
        return (settings, Verdict.Yes);
    }
}
