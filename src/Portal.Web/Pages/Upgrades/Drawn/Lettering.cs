using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Portal.Web.Pages.Upgrades.Drawn;

/// <summary>Text within a drawing: SVG's own element has a name that Razor keeps for itself.</summary>
public sealed class Lettering : ComponentBase
{
    /// <summary>How it looks.</summary>
    [Parameter, EditorRequired]
    public string Class { get; set; } = "";

    /// <summary>Where it begins, or its middle.</summary>
    [Parameter, EditorRequired]
    public double X { get; set; }

    /// <summary>Its base line.</summary>
    [Parameter, EditorRequired]
    public double Y { get; set; }

    /// <summary>It stands around its place rather than behind it.</summary>
    [Parameter]
    public bool Centred { get; set; }

    /// <summary>What is written.</summary>
    [Parameter, EditorRequired]
    public string Text { get; set; } = "";

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "class", Class);
        builder.AddAttribute(2, "x", X.ToString("0.#", CultureInfo.InvariantCulture));
        builder.AddAttribute(3, "y", Y.ToString("0.#", CultureInfo.InvariantCulture));
        if (Centred) builder.AddAttribute(4, "text-anchor", "middle");
        builder.AddContent(5, Text);
        builder.CloseElement();
    }
}
