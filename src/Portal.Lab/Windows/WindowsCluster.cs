namespace Portal.Lab.Windows;

/// <summary>A failover cluster of the lab.</summary>
internal sealed class WindowsCluster(string name, string domain) : IWindowsCluster
{
    private readonly List<WindowsHost> _nodes = [];

    /// <inheritdoc />
    public string ShortName { get; } = name;

    /// <inheritdoc />
    public string FullName { get; } = $"{name}.{domain}";

    /// <inheritdoc />
    public IReadOnlyList<IWindowsHost> Nodes => _nodes;

    /// <summary>While the lab is made.</summary>
    internal void Add(WindowsHost node) => _nodes.Add(node);
}
