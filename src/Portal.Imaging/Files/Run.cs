using System.Runtime.InteropServices;

namespace Portal.Imaging.Files;

/// <summary>Where a run of a layer's bytes is.</summary>
internal enum RunKind
{
    /// <summary>In this layer's file.</summary>
    Data,

    /// <summary>Nowhere: zeros, and the parent is not asked.</summary>
    Zero,

    /// <summary>In the parent; zeros if there is none.</summary>
    Parent,
}

/// <summary>A run of one kind.</summary>
/// <param name="Kind">Where it is.</param>
/// <param name="FileOffset">Where it starts in the file; 0 unless data.</param>
/// <param name="Length">Bytes, more than 0.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Run(RunKind Kind, long FileOffset, long Length);
