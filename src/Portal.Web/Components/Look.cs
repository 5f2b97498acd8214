using MudBlazor;

namespace Portal.Web.Components;

/// <summary>How everything looks, in one place: neutral surfaces, one accent for what can be done, colour otherwise only for state (app.css).</summary>
internal static class Look
{
    private static readonly string[] Sans = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "Noto Sans", "Liberation Sans", "Arial", "sans-serif"];

    /// <summary>For <see cref="MudThemeProvider"/>.</summary>
    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#0b6b66", PrimaryContrastText = "#ffffff", Secondary = "#44504f", Background = "#fafaf9", Surface = "#ffffff", AppbarBackground = "#fafaf9",
            AppbarText = "#1c2321", DrawerBackground = "#fafaf9", DrawerText = "#2b3432", DrawerIcon = "#56625f", TextPrimary = "#1c2321", TextSecondary = "#56625f",
            TextDisabled = "#6c7774", ActionDefault = "#44504f", ActionDisabled = "#6c7774", Divider = "#e3e5e2", DividerLight = "#eceeeb", LinesDefault = "#e3e5e2", LinesInputs = "#7d8885",
            TableLines = "#e3e5e2", TableHover = "#f1f4f2", Success = "#1b7a3d", Warning = "#8a5a00", Error = "#b3261e", Info = "#1f5fae",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#4fc3b8", PrimaryContrastText = "#06211f", Secondary = "#aab6b3", Background = "#16181c", Surface = "#1d2025", AppbarBackground = "#16181c",
            AppbarText = "#e6e9e8", DrawerBackground = "#16181c", DrawerText = "#d3d8d7", DrawerIcon = "#9aa5a3", TextPrimary = "#e6e9e8", TextSecondary = "#a7b1af",
            TextDisabled = "#8a9492", ActionDefault = "#b9c3c1", ActionDisabled = "#8a9492", Divider = "#2c3036", DividerLight = "#24282d", LinesDefault = "#2c3036", LinesInputs = "#78838a",
            TableLines = "#2c3036", TableHover = "#23272d", Success = "#5fcf86", Warning = "#e0b155", Error = "#ff8a80", Info = "#7db4f5",
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px", DrawerWidthLeft = "216px", AppbarHeight = "48px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Sans, FontSize = "0.875rem", LineHeight = "1.45", LetterSpacing = "normal" },
            H5 = new H5Typography { FontFamily = Sans, FontSize = "1.375rem", FontWeight = "600", LineHeight = "1.3", LetterSpacing = "-0.01em" },
            H6 = new H6Typography { FontFamily = Sans, FontSize = "1rem", FontWeight = "600", LineHeight = "1.4", LetterSpacing = "normal" },
            Body1 = new Body1Typography { FontFamily = Sans, FontSize = "0.875rem", LineHeight = "1.45", LetterSpacing = "normal" },
            Body2 = new Body2Typography { FontFamily = Sans, FontSize = "0.875rem", LineHeight = "1.45", LetterSpacing = "normal" },
            Caption = new CaptionTypography { FontFamily = Sans, FontSize = "0.78rem", LineHeight = "1.4", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontFamily = Sans, FontSize = "0.875rem", FontWeight = "500", TextTransform = "none", LetterSpacing = "normal" },
        },
    };
}
