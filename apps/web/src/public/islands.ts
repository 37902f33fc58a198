import "./site.css"
